package govbackbone.kit.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All papers that arrange holidays, with every revision, as a value: a date can be computed as it is known now or as it was
 * known on any day.
 */
public final class WorkingCalendars {
    private static final String RESOURCE = "public-holidays.json";
    private static final WorkingCalendar NOTHING_PUBLISHED = new PublishedCalendar(List.of());
    private static final WorkingCalendars SHIPPED = new WorkingCalendars(read());

    private final List<PublishedYear> papers;
    private final NavigableMap<LocalDate, WorkingCalendar> since;

    public WorkingCalendars(List<PublishedYear> papers) {
        this.papers = papers.stream().sorted(Comparator.comparing(PublishedYear::publishedOn)
                .thenComparingInt(PublishedYear::year).thenComparingInt(PublishedYear::revision)).toList();
        this.since = bySince(this.papers);
    }

    /** What the State Council has published for 2016 and later, as far as this release knows. */
    public static WorkingCalendars shipped() {
        return SHIPPED;
    }

    /** The latest paper of every year that is shipped. */
    public static WorkingCalendar published() {
        return SHIPPED.current();
    }

    /** What is shipped and was published on that day or before. */
    public static WorkingCalendar asPublishedOn(LocalDate date) {
        return SHIPPED.knownOn(date);
    }

    /** By the latest paper of every year. */
    public WorkingCalendar current() {
        return since.isEmpty() ? NOTHING_PUBLISHED : since.lastEntry().getValue();
    }

    /** By what was published on that day or before: earlier revisions, and fewer years. */
    public WorkingCalendar knownOn(LocalDate date) {
        var known = since.floorEntry(date);
        return known == null ? NOTHING_PUBLISHED : known.getValue();
    }

    /** All papers, oldest first. */
    public List<PublishedYear> papers() {
        return papers;
    }

    /** The paper that was published last. */
    public PublishedYear newest() {
        return papers.getLast();
    }

    /** The paper of that version, such as {@code 2020-2}. */
    public Optional<PublishedYear> paper(String version) {
        return papers.stream().filter(paper -> paper.version().equals(version)).findFirst();
    }

    /** With these papers as all there are of their years. */
    public WorkingCalendars with(List<PublishedYear> others) {
        Set<Integer> years = others.stream().map(PublishedYear::year).collect(Collectors.toSet());
        return new WorkingCalendars(Stream.concat(
                papers.stream().filter(paper -> !years.contains(paper.year())), others.stream()).toList());
    }

    private static List<PublishedYear> read() {
        try (InputStream in = Objects.requireNonNull(WorkingCalendars.class.getResourceAsStream(RESOURCE))) {
            return JsonMapper.shared().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NavigableMap<LocalDate, WorkingCalendar> bySince(List<PublishedYear> papers) {
        NavigableMap<LocalDate, WorkingCalendar> since = new TreeMap<>();
        List<PublishedYear> known = new ArrayList<>();
        papers.forEach(paper -> {
            known.removeIf(earlier -> earlier.year() == paper.year());
            known.add(paper);
            since.put(paper.publishedOn(), new PublishedCalendar(known));
        });
        return Collections.unmodifiableNavigableMap(since);
    }
}

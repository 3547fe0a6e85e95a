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
import java.util.TreeMap;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calendars that the State Council has published for 2016 and later, with every revision, so that a date can be
 * computed as it is known now or as it was known on any day.
 */
public final class WorkingCalendars {
    private static final String RESOURCE = "public-holidays.json";
    private static final WorkingCalendar NOTHING_PUBLISHED = new PublishedCalendar(List.of());
    private static final NavigableMap<LocalDate, WorkingCalendar> SINCE = bySince(read());

    private WorkingCalendars() {}

    /** The latest paper of every year. */
    public static WorkingCalendar published() {
        return SINCE.lastEntry().getValue();
    }

    /** What was published on that day or before: earlier revisions, and fewer years. */
    public static WorkingCalendar asPublishedOn(LocalDate date) {
        var known = SINCE.floorEntry(date);
        return known == null ? NOTHING_PUBLISHED : known.getValue();
    }

    static List<PublishedYear> read() {
        try (InputStream in = Objects.requireNonNull(WorkingCalendars.class.getResourceAsStream(RESOURCE))) {
            return JsonMapper.shared().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NavigableMap<LocalDate, WorkingCalendar> bySince(List<PublishedYear> papers) {
        NavigableMap<LocalDate, WorkingCalendar> since = new TreeMap<>();
        List<PublishedYear> known = new ArrayList<>();
        papers.stream().sorted(Comparator.comparing(PublishedYear::publishedOn)).forEach(paper -> {
            known.removeIf(earlier -> earlier.year() == paper.year());
            known.add(paper);
            since.put(paper.publishedOn(), new PublishedCalendar(known));
        });
        return Collections.unmodifiableNavigableMap(since);
    }
}

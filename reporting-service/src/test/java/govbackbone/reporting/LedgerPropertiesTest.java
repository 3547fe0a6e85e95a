package govbackbone.reporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import govbackbone.events.DomainEvent;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.registry.ProjectEvent.BudgetReviewClosed;
import govbackbone.events.registry.Reduction;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Figure;
import govbackbone.reporting.ledger.InMemory;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.Slice;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Figures of the ledger against figures that are counted anew, straight from the log. */
class LedgerPropertiesTest {
    private static final Catalogue CATALOGUE = new Catalogue(ReportedServices.ALL);
    private static final int DAYS = 250;

    /** What of a log was known at a moment, by subject. */
    private record Known(Map<String, List<DomainEvent>> bySubject) {
        static Known at(List<Recorded<DomainEvent>> log, Instant moment) {
            Map<String, List<DomainEvent>> known = new LinkedHashMap<>();
            log.stream().filter(recorded -> !recorded.recordedAt().isAfter(moment)).forEach(recorded -> known
                    .computeIfAbsent(recorded.aggregateId(), id -> new ArrayList<>()).add(recorded.event()));
            return new Known(known);
        }

        long count(Predicate<List<DomainEvent>> which) {
            return bySubject.values().stream().filter(which).count();
        }
    }

    private static <E> Optional<E> last(List<DomainEvent> history, Class<E> type, Predicate<E> which) {
        return history.stream().filter(type::isInstance).map(type::cast).filter(which).reduce((one, next) -> next);
    }

    private static <E extends DomainEvent> Optional<E> last(List<DomainEvent> history, Class<E> type, LocalDate asOf) {
        return last(history, type, event -> !event.effectiveOn().isAfter(asOf));
    }

    private static boolean received(List<DomainEvent> history, LocalDate asOf) {
        Optional<LocalDate> corrected = last(history, CaseCorrected.class,
                event -> event.field() == CorrectableField.RECEIVED_ON).map(event -> LocalDate.parse(event.newValue()));
        return history.getFirst() instanceof CaseReceived paper
                && !corrected.orElse(paper.effectiveOn()).isAfter(asOf);
    }

    private static String theme(List<DomainEvent> history) {
        return last(history, CaseCorrected.class, event -> event.field() == CorrectableField.THEME)
                .map(CaseCorrected::newValue)
                .or(() -> last(history, CaseRegistered.class, event -> true).map(event -> event.theme().name()))
                .orElse("");
    }

    /** Of everything that completes a case or opens it again, the last decides. */
    private static boolean completed(List<DomainEvent> history, LocalDate asOf) {
        return last(history, CaseEvent.class, event -> !event.effectiveOn().isAfter(asOf)
                && (event instanceof CaseCompleted || event instanceof CaseReopened))
                .orElse(null) instanceof CaseCompleted;
    }

    private static boolean ended(List<DomainEvent> history, LocalDate asOf) {
        return last(history, CaseDeclined.class, asOf).isPresent();
    }

    private static boolean content(List<DomainEvent> history, LocalDate asOf) {
        return last(history, OpinionRecorded.class, asOf)
                .filter(opinion -> opinion.attitude() != Satisfaction.DISSATISFIED
                        && opinion.result() != Satisfaction.DISSATISFIED)
                .isPresent();
    }

    /** The time to reply of the first round; the later rounds of these histories have none. */
    private static boolean overdue(List<DomainEvent> history, LocalDate asOf) {
        Optional<LocalDate> due = last(history, DeadlineSet.class, event -> true).map(event -> event.due().date());
        Optional<LocalDate> delivered = history.stream().filter(ReplyDelivered.class::isInstance).findFirst()
                .map(DomainEvent::effectiveOn);
        return due.filter(day -> day.isBefore(asOf)).isPresent()
                && delivered.filter(day -> !day.isAfter(asOf)).isEmpty();
    }

    private static long reduced(Known known, LocalDate asOf, @Nullable String reason) {
        return known.bySubject().values().stream()
                .flatMap(history -> last(history, BudgetReviewClosed.class, asOf).stream())
                .flatMap(round -> round.reductions().stream())
                .filter(cut -> reason == null || cut.reason().name().equals(reason))
                .mapToLong(Reduction::reducedFen).sum();
    }

    @Property(tries = 60)
    void every_figure_is_what_the_log_says_as_of_any_day_and_as_known_at_any_moment(@ForAll long seed) {
        List<Recorded<DomainEvent>> log = Histories.of(seed, 12, 6);
        Ledger ledger = InMemory.ledger(CATALOGUE, log);
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            LocalDate asOf = Histories.START.plusDays(random.nextInt(DAYS));
            Instant moment = log.get(random.nextInt(log.size())).recordedAt();
            Known known = Known.at(log, moment);
            Slice slice = new Slice(asOf, moment, null, Map.of(), List.of());

            assertThat(value(ledger, "cases-received", slice)).as("received")
                    .isEqualTo(known.count(history -> received(history, asOf)));
            assertThat(value(ledger, "cases-completed", slice)).as("completed")
                    .isEqualTo(known.count(history -> completed(history, asOf)));
            assertThat(value(ledger, "cases-open", slice)).as("open").isEqualTo(known.count(
                    history -> received(history, asOf) && !completed(history, asOf) && !ended(history, asOf)));
            assertThat(value(ledger, "replies-overdue", slice)).as("overdue as of " + asOf)
                    .isEqualTo(known.count(history -> overdue(history, asOf)));
            assertThat(value(ledger, "opinions-content", slice)).as("content")
                    .isEqualTo(known.count(history -> content(history, asOf)));
            assertThat(value(ledger, "reduced", slice)).as("reduced").isEqualTo(reduced(known, asOf, null));
            assertThat(byThemes(ledger, slice)).as("by theme").isEqualTo(known.bySubject().values().stream()
                    .filter(history -> received(history, asOf))
                    .collect(Collectors.groupingBy(LedgerPropertiesTest::theme, TreeMap::new, Collectors.counting())));
            assertThat(byReasons(ledger, slice)).as("by reason").allSatisfy(
                    (reason, value) -> assertThat(value).isEqualTo(reduced(known, asOf, reason)));
        }
    }

    @Property(tries = 30)
    void what_is_recorded_later_never_changes_what_was_known(@ForAll long seed) {
        List<Recorded<DomainEvent>> log = Histories.of(seed, 8, 4);
        Random random = new Random(seed);
        int half = 1 + random.nextInt(log.size() - 1);
        List<Recorded<DomainEvent>> before = log.subList(0, half);
        Ledger then = InMemory.ledger(CATALOGUE, before);
        Ledger now = InMemory.ledger(CATALOGUE, log);
        for (int i = 0; i < 20; i++) {
            Slice slice = new Slice(Histories.START.plusDays(random.nextInt(DAYS)), before.getLast().recordedAt(), null,
                    Map.of(), List.of());
            CATALOGUE.measures().forEach(measure -> assertThat(now.figures(measure, slice)).as(measure.code())
                    .isEqualTo(then.figures(measure, slice)));
        }
    }

    /** What was asked while others wrote, and the answer. */
    private record Told(Measure measure, Slice slice, List<Figure> figures, List<Ledger.Found> entries) {}

    @Property(tries = 8)
    void what_was_told_while_others_wrote_is_told_again_for_ever(@ForAll long seed) {
        List<Recorded<DomainEvent>> log = Histories.of(seed, 25, 10);
        InMemory model = InMemory.empty(CATALOGUE);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (Recorded<DomainEvent> recorded : log) {
                model.add(recorded);
                // One event more is there than is settled.
                model.publish(recorded.recordedAt().minusSeconds(1));
            }
            model.publish(log.getLast().recordedAt());
        });
        Random random = new Random(seed);
        List<Told> told = new ArrayList<>();
        boolean done;
        do {
            done = writing.isDone();
            Measure measure = CATALOGUE.measures().get(random.nextInt(CATALOGUE.measures().size()));
            Slice slice = new Slice(Histories.START.plusDays(random.nextInt(DAYS)), model.ledger().knownAt(), null,
                    Map.of(), measure.dimensions().stream().limit(1).map(Dimension::code).toList());
            told.add(new Told(measure, slice, model.ledger().figures(measure, slice),
                    model.ledger().entries(measure, slice, null, 20)));
        } while (!done || told.size() < 50);
        writing.join();
        Ledger again = InMemory.ledger(CATALOGUE, log);
        assertThat(told).allSatisfy(then -> {
            assertThat(again.figures(then.measure(), then.slice())).isEqualTo(then.figures());
            assertThat(again.entries(then.measure(), then.slice(), null, 20)).extracting(Ledger.Found::entry)
                    .extracting(entry -> entry.version() + entry.event() + entry.value() + entry.dimensions())
                    .isEqualTo(then.entries().stream().map(Ledger.Found::entry)
                            .map(entry -> entry.version() + entry.event() + entry.value() + entry.dimensions())
                            .toList());
        });
        assertThat(model.ledger().checksums()).isEqualTo(again.checksums());
    }

    @Property(tries = 30)
    void a_figure_is_the_sum_of_the_entries_it_leads_to_and_of_its_groups(@ForAll long seed) {
        List<Recorded<DomainEvent>> log = Histories.of(seed, 8, 4);
        Ledger ledger = InMemory.ledger(CATALOGUE, log);
        Slice slice = new Slice(Histories.START.plusDays(new Random(seed).nextInt(DAYS)), ledger.knownAt(), null,
                Map.of(), List.of());
        Set<Map.Entry<String, Long>> events = log.stream()
                .map(recorded -> Map.entry(recorded.aggregateId(), recorded.version())).collect(Collectors.toSet());
        CATALOGUE.measures().stream().filter(Measure.Total.class::isInstance).forEach(measure -> {
            List<Ledger.Found> entries = ledger.entries(measure, slice).toList();
            long sum = entries.stream().mapToLong(found -> found.entry().value()).sum();
            assertThat(value(ledger, measure.code(), slice)).as(measure.code()).isEqualTo(sum);
            assertThat(entries).allSatisfy(found -> assertThat(events)
                    .contains(Map.entry(found.subject().id(), found.entry().version())));
            measure.dimensions().forEach(dimension -> assertThat(ledger
                    .figures(measure, new Slice(slice.asOf(), slice.knownAt(), null, Map.of(),
                            List.of(dimension.code())))
                    .stream().mapToLong(LedgerPropertiesTest::value).sum()).isEqualTo(sum));
        });
    }

    private static long value(Ledger ledger, String measure, Slice slice) {
        return value(ledger.figures(CATALOGUE.measure(measure).orElseThrow(), slice).getFirst());
    }

    private static long value(Figure figure) {
        return Objects.requireNonNullElse(figure.value(), BigDecimal.ZERO).longValueExact();
    }

    private static Map<String, Long> byThemes(Ledger ledger, Slice slice) {
        return grouped(ledger, "cases-received", "theme", slice);
    }

    private static Map<String, Long> byReasons(Ledger ledger, Slice slice) {
        return grouped(ledger, "reduced", "reason", slice);
    }

    private static Map<String, Long> grouped(Ledger ledger, String measure, String by, Slice slice) {
        Map<String, Long> groups = new HashMap<>();
        ledger.figures(CATALOGUE.measure(measure).orElseThrow(),
                new Slice(slice.asOf(), slice.knownAt(), null, Map.of(), List.of(by)))
                .forEach(figure -> groups.put(figure.by().getFirst(), value(figure)));
        return groups;
    }
}

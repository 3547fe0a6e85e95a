package govbackbone.proposal.dates;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import govbackbone.events.DomainEvent;
import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.calendar.CalendarPaper;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.follow.Follower;
import govbackbone.proposal.calendars.CalendarCommand;
import govbackbone.proposal.calendars.CalendarCommand.NoteRecalculation;
import govbackbone.proposal.calendars.WorkCalendar;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.cases.CaseCommand.RecalculateDeadlines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecalculationTest {
    private static final WorkCalendar CHANGED = new WorkCalendar(List.of(new PublishedYear(2020, 1,
            LocalDate.of(2019, 11, 21), new CalendarPaper(null, "https://www.gov.cn/example"), List.of())), 0);

    private final Queue<String> recalculated = new ConcurrentLinkedQueue<>();
    private final Queue<NoteRecalculation> noted = new ConcurrentLinkedQueue<>();
    private final Set<String> sick = ConcurrentHashMap.newKeySet();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger errors = new AtomicInteger();
    private final Follower recalculation = new Recalculation(() -> Map.of("2020", CHANGED), this::open,
            kind("calendar.year", CalendarCommand.class, CalendarEvent.class),
            kind("proposal.case", CaseCommand.class, CaseEvent.class), commands(), meters, Duration.ofMillis(1))
            .follower();

    @AfterEach
    void stop() {
        recalculation.stop();
    }

    @Test
    void one_sick_case_keeps_no_other_from_its_dates_and_nobody_starts_over() {
        sick.add("b");
        recalculation.start();
        await().until(() -> recalculated.stream().filter("b"::equals).count() >= 4);

        assertThat(recalculated.stream().filter(id -> !id.equals("b"))).containsExactlyInAnyOrder("a", "c", "d");
        assertThat(left()).isOne();
        assertThat(noted).as("not all have been gone through").isEmpty();
    }

    @Test
    void a_case_that_has_recovered_completes_the_run() {
        sick.add("b");
        recalculation.start();
        await().until(() -> left() == 1);
        sick.clear();
        await().until(() -> !noted.isEmpty());

        assertThat(left()).isZero();
        assertThat(noted.peek()).isEqualTo(new NoteRecalculation(1, 4));
        assertThat(recalculated.stream().filter(id -> !id.equals("b"))).containsExactlyInAnyOrder("a", "c", "d");
    }

    @Test
    void an_error_does_not_end_it() {
        errors.set(2);
        recalculation.start();
        await().until(() -> !noted.isEmpty());

        assertThat(recalculated).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    private List<String> open() {
        if (errors.getAndDecrement() > 0) {
            throw new StackOverflowError("示例");
        }
        return List.of("a", "b", "c", "d");
    }

    private double left() {
        return meters.get("backbone.recalculation.left").gauge().value();
    }

    private Commands commands() {
        return new Commands() {
            @Override
            public <C> Mono<Accepted> submit(Submission<C> submission) {
                String id = String.valueOf(submission.aggregateId());
                switch (submission.command()) {
                    case NoteRecalculation note -> noted.add(note);
                    case RecalculateDeadlines _ -> recalculated.add(id);
                    default -> throw new IllegalArgumentException(submission.command().toString());
                }
                return sick.contains(id)
                        ? Mono.error(new IllegalStateException("a defect"))
                        : Mono.just(new Accepted(id, 2));
            }
        };
    }

    private static <C, E extends DomainEvent> AggregateType<C, ?, E> kind(String name, Class<C> commands,
            Class<E> events) {
        return new AggregateType<>(name, commands, events, "", (state, command, context) -> List.of(),
                (state, event) -> state, state -> new Standing<>("", Set.of()), event -> List.of(), state -> List.of());
    }
}

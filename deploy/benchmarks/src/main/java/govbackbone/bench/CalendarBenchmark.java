package govbackbone.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import govbackbone.events.DomainEvent;
import govbackbone.events.UnitCode;
import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.calendar.CalendarEvent.DeadlinesRecalculated;
import govbackbone.events.calendar.DayKind;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.DeadlineRecalculated;
import govbackbone.events.proposal.CaseEvent.DeadlineSet;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.proposal.calendars.CalendarCommand;
import govbackbone.proposal.cases.CaseCommand;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How long it takes until the deadlines of ten thousand open cases have followed a calendar, and what that costs the
 * commands that others give meanwhile: at the bus, a hundred a second.
 */
final class CalendarBenchmark {
    private static final int CASES = 10_000;
    private static final int OTHERS_PER_SECOND = 100;
    private static final Duration BEFORE = Duration.ofSeconds(15);
    private static final UnitCode BUREAU = new UnitCode(HostedService.BUREAU);
    private static final Actor SENDER = new Actor("bench", "bench", BUREAU,
            Set.of(Role.OFFICE, Role.ASSIGNING_OFFICE), Set.of(Role.OFFICE, Role.ASSIGNING_OFFICE));

    private final Commands commands;
    private final EventLog log;
    private final AggregateType<CaseCommand, ?, CaseEvent> cases;
    private final AggregateType<CalendarCommand, ?, CalendarEvent> calendars;
    private final LocalDate today = LocalDate.now(Context.ZONE);
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private CalendarBenchmark(ConfigurableApplicationContext context) {
        commands = context.getBean(Commands.class);
        log = context.getBean(EventLog.class);
        cases = type(context, CaseCommand.class, CaseEvent.class);
        calendars = type(context, CalendarCommand.class, CalendarEvent.class);
    }

    // What the bean is declared as says more than its class.
    @SuppressWarnings("unchecked")
    private static <C, E extends DomainEvent> AggregateType<C, ?, E> type(
            ConfigurableApplicationContext context, Class<C> commands, Class<E> events) {
        return (AggregateType<C, ?, E>) context.getBeansOfType(AggregateType.class).values().stream()
                .filter(type -> type.commands().equals(commands) && type.events().equals(events)).findFirst()
                .orElseThrow();
    }

    static void main(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            try (HostedService service = HostedService.proposals()) {
                System.out.println(new CalendarBenchmark(service.context()).run());
            }
        }
    }

    private String run() throws InterruptedException {
        List<String> ids = Flux.range(0, CASES).flatMap(i -> open(), 16).collectList().blockOptional().orElseThrow();
        LocalDate due = log.history(cases, ids.getFirst()).stream().map(Recorded::event)
                .filter(DeadlineSet.class::isInstance).map(DeadlineSet.class::cast)
                .filter(set -> set.kind() == DeadlineKind.REPLY).findFirst().orElseThrow().due().date();
        warmUp();
        Histogram before = others(() -> Thread.sleep(BEFORE));
        LogPosition start = log.head();
        long begin = System.nanoTime();
        Histogram during = others(() -> {
            rest(due);
            awaitRecalculation(due.getYear());
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        return "%d cases recalculated in %.1f s; others' p99 %.1f ms before, %.1f ms during (median %.1f and %.1f), %d failed"
                .formatted(recalculated(start), seconds, ms(before, 99), ms(during, 99), ms(before, 50),
                        ms(during, 50), failed.get());
    }

    private Mono<String> open() {
        return submit(null, receipt()).flatMap(id -> submit(id,
                new CaseCommand.Register(null, "示例", false, Theme.DATA_SHARING, List.of(new CaseCommand.ProposerEntry(
                        "p1", "示例", true, null, null, null, null, null)), null, null)))
                .flatMap(id -> submit(id, assign()));
    }

    private CaseCommand receipt() {
        return new CaseCommand.RegisterReceipt(today, Source.NPC_SUGGESTION, Level.CITY, 99, 1,
                Integer.toString(numbers.incrementAndGet()), "示例");
    }

    private static CaseCommand assign() {
        return new CaseCommand.Assign(null, "示例交办机关", AssignmentMode.SOLE,
                List.of(new CaseCommand.UnitEntry(BUREAU, HandlingRole.SOLE)), null);
    }

    private Mono<String> submit(@Nullable String id, CaseCommand command) {
        return commands.submit(new Submission<>(cases, id, command, SENDER, null, null, "bench"))
                .map(accepted -> accepted.id());
    }

    private void warmUp() throws InterruptedException {
        others(() -> Thread.sleep(BEFORE.dividedBy(3)));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    /** What others wait for the answer to their commands while the work is done, in microseconds. */
    private Histogram others(Work work) throws InterruptedException {
        Histogram waits = new ConcurrentHistogram(3);
        AtomicBoolean over = new AtomicBoolean();
        Thread sender = Thread.ofVirtual().start(() -> {
            long next = System.nanoTime();
            while (!over.get()) {
                long planned = next;
                submit(null, receipt()).subscribe(id -> waits.recordValue((System.nanoTime() - planned) / 1_000),
                        failure -> failed.incrementAndGet());
                next += 1_000_000_000L / OTHERS_PER_SECOND;
                sleepUntil(next);
            }
        });
        work.run();
        over.set(true);
        sender.join();
        return waits;
    }

    private static void sleepUntil(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The day on which all of them are due becomes a day off. */
    private void rest(LocalDate due) {
        String year = Integer.toString(due.getYear());
        List<CalendarCommand.DayEntry> days = List.of(new CalendarCommand.DayEntry(due, DayKind.REST, "示例"));
        boolean published = !log.history(calendars, year).isEmpty();
        CalendarCommand command = published
                ? new CalendarCommand.ReviseYear(today, null, "https://www.gov.cn/example", days)
                : new CalendarCommand.PublishYear(due.getYear(), today, null, "https://www.gov.cn/example", days);
        commands.submit(new Submission<>(calendars, year, command, SENDER, null, null, "bench")).block();
    }

    private void awaitRecalculation(int year) throws InterruptedException {
        while (!(log.history(calendars, Integer.toString(year)).getLast().event() instanceof DeadlinesRecalculated)) {
            Thread.sleep(100);
        }
    }

    private long recalculated(LogPosition start) {
        return events(start).filter(DeadlineRecalculated.class::isInstance).count();
    }

    private Stream<DomainEvent> events(LogPosition start) {
        return Stream.iterate(log.after(start, 5_000), page -> !page.isEmpty(),
                page -> log.after(page.getLast().position(), 5_000)).flatMap(List::stream).map(Recorded::event);
    }

    private static double ms(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }
}

package govbackbone.kit.command;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.Creation.Created;
import govbackbone.kit.command.Creation.Exists;
import govbackbone.kit.command.Creation.Possible;
import govbackbone.kit.command.Creation.Refused;
import govbackbone.kit.command.Creation.Repeated;
import govbackbone.kit.command.Creation.Verdict;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import govbackbone.kit.ledger.LedgerCommand.CloseLedger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CreationsTest {
    private static LedgerService service;
    private static LedgerService otherInstance;

    @BeforeAll
    static void start() {
        service = new LedgerService();
        otherInstance = new LedgerService(service.database);
    }

    @AfterAll
    static void stop() {
        otherInstance.close();
        service.close();
    }

    private static Creations creations(LedgerService over, Supplier<? extends @Nullable AlarmClock> alarms) {
        Clock clock = Clock.systemUTC();
        return new BatchCreations(over.store, over.dataSource, WorkingCalendars::published, clock,
                new TimeOrderedIds(clock, new SecureRandom()), alarms);
    }

    private static Creations creations() {
        return creations(service, () -> null);
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private static Creation<LedgerCommand> creation(String key, LedgerCommand... commands) {
        return creation(Ledger.TYPE, key, commands);
    }

    private static Creation<LedgerCommand> creation(AggregateType<LedgerCommand, ?, ?> type, String key,
            LedgerCommand... commands) {
        return new Creation<>(type, List.of(commands), LedgerService.CLERK, new Submission.Idempotency(key, "hash"),
                "test");
    }

    private static Accepted accepted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Created.class);
        return ((Created) verdict).accepted();
    }

    private static long rows(String table) {
        Long count = new JdbcTemplate(service.dataSource).queryForObject("SELECT count(*) FROM " + table, Long.class);
        return count == null ? 0 : count;
    }

    private static List<LedgerEvent> events(String id) {
        return service.log.history(Ledger.TYPE, id).stream().map(Recorded::event).toList();
    }

    @Test
    void many_give_the_same_events_as_the_same_commands_one_by_one() {
        String number = unique();
        Accepted together = accepted(creations().create(List.of(creation(unique(), new OpenLedger(number + "-a"),
                new MakeEntry(BigDecimal.TEN, "x"), new CloseLedger())), false).getFirst());
        String alone = service.give(null, new OpenLedger(number + "-b")).id();
        service.give(alone, new MakeEntry(BigDecimal.TEN, "x"));
        Accepted last = service.give(alone, new CloseLedger());

        List<Recorded<LedgerEvent>> one = service.log.history(Ledger.TYPE, together.id());
        List<Recorded<LedgerEvent>> other = service.log.history(Ledger.TYPE, alone);
        assertThat(together.version()).isEqualTo(last.version());
        assertThat(one).extracting(Recorded::version).isEqualTo(other.stream().map(Recorded::version).toList());
        assertThat(one).extracting(Recorded::actor).isEqualTo(other.stream().map(Recorded::actor).toList());
        assertThat(one.subList(1, 3)).extracting(Recorded::event)
                .isEqualTo(other.subList(1, 3).stream().map(Recorded::event).toList());
        assertThat(one.getFirst().event()).isEqualTo(
                new LedgerEvent.LedgerOpened(other.getFirst().event().effectiveOn(), number + "-a"));
        assertThat(columns(together.id())).isEqualTo(columns(alone));
    }

    private static List<String> columns(String id) {
        return new JdbcTemplate(service.dataSource).query(
                "SELECT concat_ws(' ', type, revision, aggregate_type, metadata) FROM event WHERE aggregate_id = ? ORDER BY sequence",
                (row, number) -> row.getString(1), id);
    }

    @Test
    void what_is_created_goes_on_like_any_other() {
        String id = accepted(creations().create(List.of(creation(unique(), new OpenLedger(unique()))), true)
                .getFirst()).id();

        assertThat(service.give(id, new MakeEntry(BigDecimal.ONE, "")).version()).isEqualTo(2);
    }

    @Test
    void an_examination_tells_every_verdict_and_writes_nothing() {
        String taken = unique();
        service.give(null, new OpenLedger(taken));
        String twice = unique();
        long events = rows("event");
        long claims = rows("claim");
        long keys = rows("idempotency_key");

        List<Verdict> verdicts = creations().examine(List.of(creation(unique(), new OpenLedger(unique())),
                creation(unique(), new OpenLedger(taken)), creation(unique(), new OpenLedger(twice)),
                creation(unique(), new OpenLedger(unique()), new MakeEntry(new BigDecimal(-1), "")),
                creation(unique(), new OpenLedger(twice))));

        assertThat(verdicts).hasExactlyElementsOfTypes(Possible.class, Exists.class, Possible.class, Refused.class,
                Repeated.class);
        assertThat(verdicts.get(1)).isInstanceOfSatisfying(Exists.class, exists -> assertThat(
                exists.refusal().objections().getFirst().reason()).isEqualTo(Ledger.Rejection.NUMBER_TAKEN));
        assertThat(verdicts.get(3)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                refused.refusal().objections().getFirst().reason()).isEqualTo(Ledger.Rejection.OVERDRAWN));
        assertThat(verdicts.get(4)).isInstanceOfSatisfying(Repeated.class,
                repeated -> assertThat(repeated.earlier()).isEqualTo(2));
        assertThat(List.of(rows("event"), rows("claim"), rows("idempotency_key")))
                .isEqualTo(List.of(events, claims, keys));
    }

    @Test
    void the_bad_ones_hold_up_no_other() {
        String taken = unique();
        service.give(null, new OpenLedger(taken));

        List<Verdict> verdicts = creations().create(List.of(creation(unique(), new OpenLedger(unique())),
                creation(unique(), new OpenLedger(taken)),
                creation(unique(), new OpenLedger(unique()), new MakeEntry(BigDecimal.ONE, "x"))), false);

        assertThat(verdicts).hasExactlyElementsOfTypes(Created.class, Exists.class, Created.class);
        assertThat(events(accepted(verdicts.get(0)).id())).hasSize(1);
        assertThat(events(accepted(verdicts.get(2)).id())).hasSize(2);
    }

    @Test
    void of_all_or_none_a_single_bad_one_leaves_none() {
        String taken = unique();
        service.give(null, new OpenLedger(taken));
        long before = rows("event") + rows("claim") + rows("idempotency_key");

        assertThat(creations().create(
                List.of(creation(unique(), new OpenLedger(unique())), creation(unique(), new OpenLedger(taken))), true))
                .hasExactlyElementsOfTypes(Possible.class, Exists.class);
        assertThat(rows("event") + rows("claim") + rows("idempotency_key")).isEqualTo(before);
    }

    @Test
    void a_repeat_gets_the_same_verdicts_and_creates_nothing() {
        String twice = unique();
        List<Creation<LedgerCommand>> list = List.of(creation(unique(), new OpenLedger(twice)),
                creation(unique(), new OpenLedger(unique()), new MakeEntry(new BigDecimal(-1), "")),
                creation(unique(), new OpenLedger(twice)), creation(unique(), new OpenLedger(unique())));
        List<Verdict> first = creations().create(list, false);
        long events = rows("event");

        List<Verdict> again = creations(otherInstance, () -> null).create(list, false);
        assertThat(again).hasExactlyElementsOfTypes(Created.class, Refused.class, Repeated.class, Created.class);
        assertThat(List.of(again.get(0), again.get(3))).isEqualTo(List.of(first.get(0), first.get(3)));
        assertThat(rows("event")).isEqualTo(events);
    }

    @Test
    void a_key_of_another_request_is_refused() {
        String key = unique();
        creations().create(List.of(creation(key, new OpenLedger(unique()))), false);

        assertThatThrownBy(() -> creations().create(List.of(new Creation<>(Ledger.TYPE,
                List.of(new OpenLedger(unique())), LedgerService.CLERK, new Submission.Idempotency(key, "other"),
                "test")), false)).isInstanceOf(CommandFailure.KeyReused.class);
    }

    @Test
    void of_many_who_claim_the_same_at_once_each_number_goes_to_one() {
        List<String> numbers = IntStream.range(0, 60).mapToObj(i -> unique()).toList();
        List<Verdict> verdicts = Flux.range(0, 6).flatMap(client -> {
            List<String> order = new ArrayList<>(numbers);
            java.util.Collections.rotate(order, client * 10);
            return Mono.fromCallable(() -> creations(client % 2 == 0 ? service : otherInstance, () -> null).create(
                    order.stream().map(number -> creation(unique(), new OpenLedger(number))).toList(), false))
                    .subscribeOn(Schedulers.boundedElastic());
        }).flatMapIterable(list -> list).collectList().blockOptional().orElseThrow();

        assertThat(verdicts.stream().filter(Created.class::isInstance)).hasSize(60);
        assertThat(verdicts.stream().filter(Exists.class::isInstance)).hasSize(300);
    }

    @Test
    void simultaneous_repeats_get_one_answer() {
        List<Creation<LedgerCommand>> list = Stream.generate(() -> creation(unique(), new OpenLedger(unique())))
                .limit(30).toList();
        List<List<Verdict>> answers = Flux.range(0, 6)
                .flatMap(client -> Mono
                        .fromCallable(() -> creations(client % 2 == 0 ? service : otherInstance, () -> null)
                                .create(list, client < 3))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList().blockOptional().orElseThrow();

        assertThat(answers).hasSize(6);
        assertThat(new HashSet<>(answers)).hasSize(1);
    }

    @Test
    void what_breaks_half_way_is_finished_by_a_repeat() {
        AggregateType<LedgerCommand, Ledger, LedgerEvent> alarmed = Ledger.type("test.ledger", true);
        List<Creation<LedgerCommand>> list = Stream
                .generate(() -> creation(alarmed, unique(), new OpenLedger(unique())))
                .limit(BatchCreations.TOGETHER * 2L + 1).toList();
        AtomicInteger scheduled = new AtomicInteger();
        long before = rows("event");

        assertThatThrownBy(() -> creations(service, () -> clock(() -> {
            if (scheduled.incrementAndGet() > BatchCreations.TOGETHER + 10) {
                throw new IllegalStateException("The process ends here");
            }
        })).create(list, false)).hasMessageContaining("ends here");
        assertThat(rows("event") - before).isEqualTo(BatchCreations.TOGETHER);

        scheduled.set(0);
        List<Verdict> verdicts = creations(service, () -> clock(scheduled::incrementAndGet)).create(list, false);
        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Created.class));
        assertThat(rows("event") - before).isEqualTo(list.size());
        assertThat(scheduled).hasValue(list.size() - BatchCreations.TOGETHER);
    }

    private static AlarmClock clock(Runnable onChange) {
        return new AlarmClock() {
            @Override
            public <C> void change(AggregateType<C, ?, ?> type, String aggregateId, List<Alarm<C>> before,
                    List<Alarm<C>> after) {
                assertThat(before).isEmpty();
                assertThat(after).hasSize(1);
                onChange.run();
            }
        };
    }

    @Test
    void only_new_aggregates_are_created() {
        assertThatThrownBy(() -> creation(unique(), new CloseLedger())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> creation(unique())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_created_of_nothing() {
        assertThat(creations().create(List.of(), true)).isEmpty();
        assertThat(creations().examine(List.of())).isEmpty();
    }

    @Test
    void every_verdict_is_tested_here() {
        assertThat(Set.of(Verdict.class.getPermittedSubclasses())).containsExactlyInAnyOrder(Possible.class,
                Created.class, Refused.class, Exists.class, Repeated.class);
    }

    @Test
    void what_was_given_back_can_be_created_again() {
        String number = unique();
        String first = accepted(creations().create(List.of(creation(unique(), new OpenLedger(number))), false)
                .getFirst()).id();
        assertThat(creations().examine(List.of(creation(unique(), new OpenLedger(number)))).getFirst())
                .isInstanceOf(Exists.class);

        service.give(first, new CloseLedger());
        assertThat(creations().examine(List.of(creation(unique(), new OpenLedger(number)))))
                .containsExactly(new Possible());
        accepted(creations().create(List.of(creation(unique(), new OpenLedger(number))), false).getFirst());
    }

    @Test
    void what_a_creation_itself_gives_back_is_free() {
        String number = unique();

        List<Verdict> verdicts = creations().create(
                List.of(creation(unique(), new OpenLedger(number), new CloseLedger()),
                        creation(unique(), new OpenLedger(number))),
                false);
        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Created.class));
    }
}

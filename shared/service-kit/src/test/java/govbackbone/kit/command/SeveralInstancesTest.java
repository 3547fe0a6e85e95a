package govbackbone.kit.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import govbackbone.kit.decision.Recorded;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import govbackbone.kit.ledger.LedgerCommand.CloseLedger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two instances of a service over one database, each with recent states that the other one makes old. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralInstancesTest {
    private static LedgerService here;
    private static LedgerService there;

    @BeforeAll
    static void start() {
        here = new LedgerService();
        there = new LedgerService(here.database);
    }

    @AfterAll
    static void stop() {
        there.close();
        here.close();
    }

    private static MakeEntry entry(long amount) {
        return new MakeEntry(BigDecimal.valueOf(amount), "");
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    @Test
    void an_old_state_does_not_refuse() {
        String id = here.give(null, new OpenLedger(unique())).id();
        there.give(id, entry(10));

        assertThat(here.give(id, entry(-10)).version()).isEqualTo(3);
    }

    @Test
    void an_old_state_does_not_accept() {
        String id = here.give(null, new OpenLedger(unique())).id();
        here.give(id, entry(10));
        there.give(id, entry(-10));

        assertThatThrownBy(() -> here.give(id, entry(-10))).isInstanceOf(CommandFailure.Refused.class);
        there.give(id, new CloseLedger());
        assertThatThrownBy(() -> here.give(id, entry(1))).isInstanceOfSatisfying(CommandFailure.Refused.class,
                refused -> assertThat(requireNonNull(refused.standing()).state()).isEqualTo("CLOSED"));
    }

    @Test
    void an_old_state_neither_tells_nor_judges_versions() {
        String id = here.give(null, new OpenLedger(unique())).id();
        there.give(id, entry(10));

        assertThat(here.give(id, entry(0)).version()).isEqualTo(2);
        there.give(id, entry(10));
        Submission<LedgerCommand> expecting = new Submission<>(Ledger.TYPE, id, entry(1), LedgerService.CLERK, null,
                3L, "test");
        assertThat(here.give(expecting).version()).isEqualTo(4);
    }

    @Test
    void what_is_decided_on_events_that_the_database_has_lost_is_decided_again_on_those_it_has() {
        String id = here.give(null, new OpenLedger(unique())).id();
        here.give(id, entry(10));
        here.give(id, entry(20));
        new JdbcTemplate(Stores.superuser()).update(
                "DELETE FROM " + here.database.schema() + ".event WHERE aggregate_id = ? AND sequence = 2", id);

        assertThat(here.give(id, entry(1)).version()).isEqualTo(3);
        assertThat(here.log.history(Ledger.TYPE, id)).extracting(Recorded::version).containsExactly(1L, 2L, 3L);
        assertThatThrownBy(() -> here.give(id, entry(-12))).isInstanceOf(CommandFailure.Refused.class);
    }

    @Test
    void an_expected_version_that_only_an_old_state_has_is_stale() {
        String id = here.give(null, new OpenLedger(unique())).id();
        there.give(id, entry(10));

        Submission<LedgerCommand> expecting = new Submission<>(Ledger.TYPE, id, entry(1), LedgerService.CLERK, null,
                1L, "test");
        assertThatThrownBy(() -> here.give(expecting)).isInstanceOfSatisfying(CommandFailure.Stale.class,
                stale -> assertThat(stale.current()).isEqualTo(2));
    }

    @Test
    void commands_for_one_aggregate_on_both_are_all_decided_one_after_the_other() {
        String id = here.give(null, new OpenLedger(unique())).id();

        List<Long> versions = Flux.fromStream(IntStream.range(0, 60).boxed())
                .flatMap(i -> (i % 2 == 0 ? here : there).commands.submit(LedgerService.submission(id, entry(1))), 16)
                .map(Accepted::version).collectSortedList().block();

        assertThat(versions).containsExactlyElementsOf(LongStream.rangeClosed(2, 61).boxed().toList());
        assertThat(here.log.history(Ledger.TYPE, id)).extracting(Recorded::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 61).boxed().toList());
    }

    @Test
    void of_simultaneous_claims_of_one_value_exactly_one_wins() {
        for (int round = 0; round < 10; round++) {
            OpenLedger open = new OpenLedger(unique());
            List<String> answers = Flux.fromStream(IntStream.range(0, 8).boxed())
                    .flatMap(i -> (i % 2 == 0 ? here : there).commands.submit(LedgerService.submission(null, open))
                            .map(accepted -> "accepted")
                            .onErrorResume(CommandFailure.Refused.class,
                                    refused -> Mono.just(refused.refusal().objections().getFirst().reason().name())))
                    .collectSortedList().block();

            assertThat(answers).hasSize(8).containsOnly("accepted", "NUMBER_TAKEN").containsOnlyOnce("accepted");
        }
    }

    @Test
    void a_claimed_value_is_refused_to_others_with_their_standing_and_leaves_no_events() {
        String number = unique();
        here.give(null, new OpenLedger(number));
        String id = unique();

        assertThatThrownBy(() -> there.give(id, new OpenLedger(number))).isInstanceOfSatisfying(
                CommandFailure.Refused.class, refused -> {
                    assertThat(refused.refusal().objections()).singleElement().satisfies(objection -> {
                        assertThat(objection.reason()).isEqualTo(Ledger.Rejection.NUMBER_TAKEN);
                        assertThat(objection.arguments()).containsExactly(number);
                    });
                    assertThat(requireNonNull(refused.standing()).state()).isEqualTo("NONE");
                });
        assertThat(there.log.history(Ledger.TYPE, id)).isEmpty();
    }

    @Test
    void a_number_given_back_and_taken_at_once_has_one_holder_or_none() {
        String number = unique();
        String holder = here.give(null, new OpenLedger(number)).id();
        for (int i = 0; i < 40; i++) {
            String closing = holder;
            List<Accepted> taken = Objects.requireNonNull(Flux.merge(
                    here.commands.submit(LedgerService.submission(closing, new CloseLedger())),
                    there.commands.submit(LedgerService.submission(null, new OpenLedger(number)))
                            .onErrorResume(CommandFailure.Refused.class, refused -> Mono.empty()),
                    here.commands.submit(LedgerService.submission(null, new OpenLedger(number)))
                            .onErrorResume(CommandFailure.Refused.class, refused -> Mono.empty()))
                    .filter(accepted -> !accepted.id().equals(closing)).collectList().block());

            assertThat(taken).hasSizeLessThanOrEqualTo(1);
            holder = taken.isEmpty() ? there.give(null, new OpenLedger(number)).id() : taken.getFirst().id();
            assertThat(new JdbcTemplate(here.dataSource)
                    .queryForList("SELECT aggregate_id FROM claim WHERE value = ?", String.class, number))
                    .containsExactly(holder);
        }
    }
}

package govbackbone.kit.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import govbackbone.kit.ledger.LedgerCommand.CloseLedger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RepeatedRequestsTest {
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

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private static Submission<LedgerCommand> keyed(@Nullable String id, LedgerCommand command, String key,
            String hash) {
        return keyed(id, command, key, hash, LedgerService.CLERK);
    }

    private static Submission<LedgerCommand> keyed(@Nullable String id, LedgerCommand command, String key,
            String hash, Actor actor) {
        return new Submission<>(Ledger.TYPE, id, command, actor, new Submission.Idempotency(key, hash), null, "test");
    }

    @Test
    void a_repeat_gets_the_first_answer_and_decides_nothing() {
        String key = unique();
        OpenLedger open = new OpenLedger(unique());
        Accepted first = service.give(keyed(null, open, key, "a"));

        assertThat(service.give(keyed(null, open, key, "a"))).isEqualTo(first);
        assertThat(otherInstance.give(keyed(null, open, key, "a"))).isEqualTo(first);
        assertThat(service.log.history(Ledger.TYPE, first.id())).hasSize(1);
    }

    @Test
    void a_repeat_gets_the_first_answer_even_if_the_command_would_now_be_refused() {
        String id = service.give(null, new OpenLedger(unique())).id();
        String key = unique();
        Accepted closed = service.give(keyed(id, new CloseLedger(), key, "a"));

        assertThat(service.give(keyed(id, new CloseLedger(), key, "a"))).isEqualTo(closed);
        assertThatThrownBy(() -> service.give(id, new CloseLedger())).isInstanceOf(CommandFailure.Refused.class);
    }

    @Test
    void a_repeat_that_would_still_be_accepted_is_not_done_twice() {
        String id = service.give(null, new OpenLedger(unique())).id();
        MakeEntry entry = new MakeEntry(BigDecimal.TEN, "");
        String key = unique();
        Accepted first = service.give(keyed(id, entry, key, "a"));
        service.give(id, entry);

        assertThat(service.give(keyed(id, entry, key, "a"))).isEqualTo(first);
        assertThat(service.log.history(Ledger.TYPE, id)).hasSize(3);
    }

    @Test
    void a_repeat_of_what_changed_nothing_gets_the_first_answer() {
        String id = service.give(null, new OpenLedger(unique())).id();
        String key = unique();
        Accepted first = service.give(keyed(id, new MakeEntry(BigDecimal.ZERO, ""), key, "a"));
        service.give(id, new MakeEntry(BigDecimal.TEN, ""));

        assertThat(service.give(keyed(id, new MakeEntry(BigDecimal.ZERO, ""), key, "a"))).isEqualTo(first);
    }

    @Test
    void the_same_key_for_another_request_is_refused() {
        String id = service.give(null, new OpenLedger(unique())).id();
        String key = unique();
        service.give(keyed(id, new MakeEntry(BigDecimal.TEN, ""), key, "a"));

        assertThatThrownBy(() -> service.give(keyed(id, new MakeEntry(BigDecimal.ONE, ""), key, "b")))
                .isInstanceOf(CommandFailure.KeyReused.class);
        assertThatThrownBy(() -> service.give(keyed(null, new OpenLedger(unique()), key, "c")))
                .isInstanceOf(CommandFailure.KeyReused.class);
        assertThat(service.log.history(Ledger.TYPE, id)).hasSize(2);
    }

    @Test
    void a_key_belongs_to_its_actor() {
        String id = service.give(null, new OpenLedger(unique())).id();
        String key = unique();
        MakeEntry entry = new MakeEntry(BigDecimal.TEN, "");
        service.give(keyed(id, entry, key, "a"));

        assertThat(service.give(keyed(id, entry, key, "b", LedgerService.clerk("clerk-2"))).version())
                .isEqualTo(3);
    }

    @Test
    void simultaneous_repeats_get_one_answer() {
        for (int round = 0; round < 10; round++) {
            String key = unique();
            OpenLedger open = new OpenLedger(unique());
            List<Accepted> answers = Flux.fromStream(IntStream.range(0, 8).boxed())
                    .flatMap(i -> (i % 2 == 0 ? service : otherInstance).commands.submit(keyed(null, open, key, "a")))
                    .collectList().block();

            assertThat(answers).hasSize(8);
            assertThat(new HashSet<>(answers)).hasSize(1);
        }
    }

    @Test
    void old_answers_are_forgotten() {
        String key = unique();
        service.give(keyed(null, new OpenLedger(unique()), key, "a"));

        assertThat(service.commands.forgetAnswers(Duration.ofDays(7))).isZero();
        assertThat(service.commands.forgetAnswers(Duration.ZERO)).isPositive();
        assertThat(new JdbcTemplate(service.dataSource).queryForList("SELECT key FROM idempotency_key WHERE key = ?",
                String.class, key)).isEmpty();
    }

    @Test
    void what_a_reaction_may_still_repeat_is_not_forgotten_however_old_it_gets() {
        JdbcTemplate sql = new JdbcTemplate(service.dataSource);
        sql.update("INSERT INTO reaction (name, advanced_at) VALUES ('stands', now() - interval '9 days')");
        sql.update("INSERT INTO reaction (name) VALUES ('moves')");
        for (String key : List.of("reaction/stands/e/0", "reaction/moves/e/0")) {
            sql.update("INSERT INTO idempotency_key (subject, key, body_hash, aggregate_id, version, stored_at) "
                    + "VALUES ('backbone', ?, 'h', 'a', 1, now() - interval '8 days')", key);
        }
        service.commands.forgetAnswers(Duration.ofDays(7));

        assertThat(sql.queryForList("SELECT key FROM idempotency_key WHERE key LIKE 'reaction/%'", String.class))
                .containsExactly("reaction/stands/e/0");
    }
}

package govbackbone.kit.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Release;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static govbackbone.kit.ledger.LedgerService.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimsTest {
    private final ServiceDatabase database = LedgerService.schema();
    private final HikariDataSource pool = LedgerService.pool(database, database.service(), 2);
    private final HikariDataSource other = LedgerService.pool(database, database.service(), 2);
    private final Claims claims = new Claims(new JdbcTemplate(pool));

    @AfterEach
    void close() {
        other.close();
        pool.close();
    }

    private static Claim own(String value) {
        return new Claim("number", value, Ledger.Rejection.NUMBER_TAKEN);
    }

    private static Claim shared(String value, String holder) {
        return new Claim("number", value, Ledger.Rejection.NUMBER_TAKEN, holder);
    }

    @Test
    void a_value_belongs_to_who_took_it_first_and_every_taken_one_is_told() {
        claims.take("a", List.of(own("1"), own("2")));
        assertThatCode(() -> claims.take("a", List.of(own("2"), own("3")))).doesNotThrowAnyException();

        Refusal refusal = catchThrowableOfType(Refusal.class,
                () -> claims.take("b", List.of(own("4"), own("3"), own("1"))));
        assertThat(refusal.objections()).extracting(objection -> objection.arguments().getFirst())
                .as("in the order of the command").containsExactly("3", "1");
    }

    @Test
    void a_value_is_shared_by_those_that_name_the_same_holder() {
        claims.take("case", List.of(own("1")));
        claims.take("promise-1", List.of(shared("2", "case")));
        assertThatCode(() -> claims.take("promise-2", List.of(shared("2", "case"), shared("1", "case"))))
                .doesNotThrowAnyException();

        for (Claim claim : List.of(shared("2", "other"), own("2"))) {
            assertThat(catchThrowableOfType(Refusal.class, () -> claims.take("promise-1", List.of(claim))))
                    .isNotNull();
        }
        assertThatCode(() -> claims.take("case", List.of(own("2")))).doesNotThrowAnyException();
    }

    @Test
    void what_its_holder_gives_back_another_can_take() {
        claims.take("a", List.of(own("1"), own("2"), own("3")));
        claims.giveBack("a", List.of(Release.of(own("1"))), List.of());
        assertThatCode(() -> claims.take("b", List.of(own("1")))).doesNotThrowAnyException();
        assertThat(holders()).isEqualTo(Map.of("1", "b", "2", "a", "3", "a"));

        claims.giveBack("a", List.of(Release.all("number")), List.of());
        assertThat(holders()).isEqualTo(Map.of("1", "b"));
    }

    @Test
    void nobody_gives_back_what_another_holds_or_what_is_taken_with_it() {
        claims.take("a", List.of(own("1"), own("2")));
        claims.giveBack("b", List.of(Release.of(own("1")), Release.all("number")), List.of());
        claims.giveBack("a", List.of(Release.all("other"), Release.of(shared("1", "case"))), List.of());
        assertThat(holders()).hasSize(2);

        claims.giveBack("a", List.of(Release.all("number")), List.of(own("2")));
        assertThat(holders()).isEqualTo(Map.of("2", "a"));
    }

    @Test
    void a_shared_value_is_given_back_in_the_name_of_its_holder() {
        claims.take("promise-1", List.of(shared("1", "case")));
        claims.giveBack("promise-2", List.of(Release.of(shared("1", "case"))), List.of());

        assertThat(holders()).isEmpty();
    }

    @Test
    void whoever_wants_what_is_being_given_back_waits_until_that_is_sure() {
        claims.take("a", List.of(own("1")));
        CompletableFuture<Void> waiting = new TransactionTemplate(new JdbcTransactionManager(pool)).execute(status -> {
            claims.giveBack("a", List.of(Release.of(own("1"))), List.of());
            CompletableFuture<Void> taking = CompletableFuture
                    .runAsync(() -> new Claims(new JdbcTemplate(other)).take("b", List.of(own("1"))));
            eventually(() -> assertThat(waitingForLocks()).isOne());
            return taking;
        });

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
        assertThat(holders()).isEqualTo(Map.of("1", "b"));
    }

    @Test
    void what_is_given_back_after_it_was_found_taken_is_taken_all_the_same() {
        claims.take("a", List.of(own("1")));
        Claims interrupted = new Claims(new JdbcTemplate(other) {
            @Override
            public int update(String sql, @Nullable Object @Nullable... arguments) {
                int taken = super.update(sql, arguments);
                claims.giveBack("a", List.of(Release.of(own("1"))), List.of());
                return taken;
            }
        });

        interrupted.take("b", List.of(own("1")));
        assertThat(holders()).isEqualTo(Map.of("1", "b"));
    }

    private int waitingForLocks() {
        Integer waiting = new JdbcTemplate(other).queryForObject(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = ?", Integer.class,
                database.service().user());
        return waiting == null ? 0 : waiting;
    }

    private Map<String, String> holders() {
        Map<String, String> holders = new HashMap<>();
        new JdbcTemplate(pool).query("SELECT value, aggregate_id FROM claim", row -> {
            holders.put(row.getString(1), row.getString(2));
        });
        return holders;
    }
}

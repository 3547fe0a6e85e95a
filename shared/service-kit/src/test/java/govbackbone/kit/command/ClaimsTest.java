package govbackbone.kit.command;

import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimsTest {
    private final ServiceDatabase database = LedgerService.schema();
    private final HikariDataSource pool = LedgerService.pool(database, database.service(), 2);
    private final Claims claims = new Claims(new JdbcTemplate(pool));

    @AfterEach
    void close() {
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
}

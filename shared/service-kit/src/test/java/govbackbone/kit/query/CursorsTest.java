package govbackbone.kit.query;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CursorsTest {
    private static final String DATABASE = "mongodb://sample:sample-password@db-1,db-2/reporting";

    @Test
    void instances_with_one_login_read_each_others_cursors() {
        String cursor = Cursors.of(null, DATABASE).write("5", "question");

        assertThat(Cursors.of(null, DATABASE).place(cursor, "question")).contains("5");
        assertThat(Cursors.of(null, DATABASE).place(cursor, "another")).isEmpty();
        assertThat(Cursors.of(null, DATABASE.replace("sample-password", "other")).place(cursor, "question")).isEmpty();
    }

    @Test
    void what_is_no_secret_is_no_key() {
        for (String database : new String[]{"", "mongodb://localhost:27017", "mongodb://db-1,db-2/reporting"}) {
            String cursor = Cursors.of(null, database).write("5", "question");
            assertThat(Cursors.of(null, database).place(cursor, "question")).isEmpty();
        }
    }

    @Test
    void a_configured_key_comes_first() {
        String cursor = Cursors.of("sample key of 16+ bytes", DATABASE).write("5", "question");

        assertThat(Cursors.of("sample key of 16+ bytes", "").place(cursor, "question")).contains("5");
        assertThat(Cursors.of(null, DATABASE).place(cursor, "question")).isEmpty();
    }
}

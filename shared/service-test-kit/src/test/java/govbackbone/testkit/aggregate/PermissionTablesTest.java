package govbackbone.testkit.aggregate;

import govbackbone.testkit.aggregate.PermissionMatrix;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PermissionTablesTest {
    @Test
    void of_every_kind_of_record_it_is_written_down_who_may_what() {
        PermissionMatrix.requireTables("govbackbone.kit");
    }
}

package govbackbone.kit.command;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeOrderedIdsTest {
    private static final RandomGenerator ONES = () -> -1L;

    @Test
    void an_id_is_a_uuid_of_version_7_that_starts_with_its_millisecond() {
        Instant now = Instant.parse("2020-06-30T00:00:00Z");

        UUID id = UUID.fromString(new TimeOrderedIds(() -> now, ONES).get());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
        assertThat(id).hasToString("%012x".formatted(now.toEpochMilli()).replaceFirst("(.{8})", "$1-")
                + "-7fff-bfff-ffffffffffff");
    }
}

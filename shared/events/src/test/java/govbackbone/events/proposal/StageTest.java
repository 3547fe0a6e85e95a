package govbackbone.events.proposal;

import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StageTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            stage,            open,  ended, owes reply
            RECEIVED,         true,  false, false
            REGISTERED,       true,  false, false
            ASSIGNED,         true,  false, true
            RETURN_REQUESTED, true,  false, true
            ACCEPTED,         true,  false, true
            IN_HANDLING,      true,  false, true
            REPLY_SUBMITTED,  true,  false, true
            REPLY_REVIEWED,   true,  false, true
            SIGNED,           true,  false, true
            DELIVERED,        true,  false, false
            COMPLETED,        false, false, false
            FOLLOWED_UP,      false, false, false
            ARCHIVED,         false, false, false
            NOT_FILED,        false, true,  false
            WITHDRAWN,        false, true,  false
            TRANSFERRED,      false, true,  false
            MERGED,           false, true,  false
            """)
    void every_stage_says_what_is_still_to_be_done(Stage stage, boolean open, boolean ended, boolean owesReply) {
        assertAll(() -> assertThat(stage.isOpen()).isEqualTo(open), () -> assertThat(stage.isEnded()).isEqualTo(ended),
                () -> assertThat(stage.owesReply()).isEqualTo(owesReply));
    }

    @Test
    void a_case_is_as_far_as_the_unit_that_is_least_far() {
        assertThat(Stage.leastOf(Stream.of(Stage.SIGNED, Stage.ACCEPTED, Stage.DELIVERED))).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void a_stage_has_reached_itself_and_what_lies_before_it() {
        assertThat(Stage.SIGNED.hasReached(Stage.SIGNED)).isTrue();
        assertThat(Stage.SIGNED.hasReached(Stage.ASSIGNED)).isTrue();
        assertThat(Stage.SIGNED.hasReached(Stage.DELIVERED)).isFalse();
    }
}

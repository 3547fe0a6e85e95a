package govbackbone.kit.decision;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SealedRecordsTest {
    sealed interface Answer {
        record Yes() implements Answer {}

        sealed interface Otherwise extends Answer {
            record No() implements Otherwise {}

            record Perhaps() implements Otherwise {}
        }
    }

    @Test
    void records_are_found_at_every_depth_in_the_order_of_declaration() {
        assertThat(SealedRecords.of(Answer.class)).containsExactly(Answer.Yes.class, Answer.Otherwise.No.class,
                Answer.Otherwise.Perhaps.class);
    }

    @Test
    void what_is_not_sealed_stands_for_itself() {
        assertThat(SealedRecords.of(Answer.Yes.class)).containsExactly(Answer.Yes.class);
    }
}

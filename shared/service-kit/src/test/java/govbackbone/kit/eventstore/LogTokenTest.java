package govbackbone.kit.eventstore;

import java.util.List;

import govbackbone.kit.decision.LogPosition;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogTokenTest {
    private static final List<LogToken> RISING = List.of(token(0, 0), token(7, 1), token(7, 9), token(8, 2),
            token(1L << 40, 1));

    private static LogToken token(long transaction, long index) {
        return new LogToken(new LogPosition(transaction, index));
    }

    @Test
    void tokens_are_totally_ordered_by_transaction_then_index() {
        for (int low = 0; low < RISING.size(); low++) {
            for (int high = low; high < RISING.size(); high++) {
                LogToken lower = RISING.get(low);
                LogToken higher = RISING.get(high);
                assertThat(lower.lowerBound(higher)).isEqualTo(lower).isEqualTo(higher.lowerBound(lower));
                assertThat(lower.upperBound(higher)).isEqualTo(higher).isEqualTo(higher.upperBound(lower));
                assertThat(higher.covers(lower)).isTrue();
                assertThat(lower.covers(higher)).isEqualTo(low == high);
            }
        }
        assertThat(RISING.getFirst().covers(null)).isTrue();
    }

    @Test
    void a_replay_ends_where_it_was_started() {
        TrackingToken replay = ReplayToken.createReplayToken(token(7, 9), token(0, 0));

        TrackingToken during = ((ReplayToken) replay).advancedTo(token(7, 1));
        assertThat(ReplayToken.isReplay(during)).isTrue();
        TrackingToken after = ((ReplayToken) during).advancedTo(token(8, 2));
        assertThat(ReplayToken.isReplay(after)).isFalse();
    }

    @Test
    void a_token_of_another_kind_is_refused() {
        assertThatThrownBy(() -> token(1, 1).covers(new GlobalSequenceTrackingToken(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

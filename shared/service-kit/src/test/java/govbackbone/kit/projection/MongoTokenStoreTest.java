package govbackbone.kit.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.mongodb.reactivestreams.client.MongoDatabase;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.LogToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MongoTokenStoreTest {
    private static final LogToken TOKEN = new LogToken(new LogPosition(7, 9));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2020-06-30T00:00:00Z"));
    private final MongoDatabase database = new Rig().database;
    private final MongoTokenStore mine = store();
    private final MongoTokenStore theirs = store();

    @Test
    void a_claim_keeps_others_out_until_it_is_released() {
        mine.initializeTokenSegments("p", 2, null);
        assertThat(mine.fetchToken("p", 0)).isEqualTo(new LogToken(LogPosition.START));
        mine.storeToken(TOKEN, "p", 0);

        assertThatThrownBy(() -> theirs.fetchToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> theirs.storeToken(TOKEN, "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> theirs.extendClaim("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> theirs.deleteToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(theirs.fetchAvailableSegments("p")).extracting(Segment::getSegmentId).containsExactly(1);
        theirs.releaseClaim("p", 0);
        assertThatThrownBy(() -> theirs.fetchToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);

        mine.releaseClaim("p", 0);
        assertThat(theirs.fetchToken("p", 0)).isEqualTo(TOKEN);
    }

    @Test
    void a_claim_that_is_not_extended_can_be_taken_over_and_its_former_owner_can_store_nothing_more() {
        mine.initializeTokenSegments("p", 1, null);
        mine.fetchToken("p", 0);
        pass(Duration.ofSeconds(8));
        mine.extendClaim("p", 0);
        pass(Duration.ofSeconds(8));
        assertThatThrownBy(() -> theirs.fetchToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        pass(Duration.ofSeconds(3));

        assertThat(theirs.fetchAvailableSegments("p")).hasSize(1);
        theirs.fetchToken("p", 0);
        assertThatThrownBy(() -> mine.storeToken(TOKEN, "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_segment_that_is_not_there_cannot_be_claimed_stored_or_created_twice() {
        assertThatThrownBy(() -> mine.fetchToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> mine.storeToken(TOKEN, "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        mine.initializeSegment(TOKEN, "p", 0);
        assertThatThrownBy(() -> theirs.initializeSegment(null, "p", 0))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThatThrownBy(() -> theirs.initializeTokenSegments("p", 2, null))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> mine.initializeSegment(new GlobalSequenceTrackingToken(1), "p", 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void positions_are_told_by_processor_and_forgotten_with_it() {
        mine.initializeTokenSegments("p", 2, TOKEN);
        mine.initializeTokenSegments("q", 1, null);
        assertThat(mine.positions()).isEqualTo(Map.of("p", Map.of(0, TOKEN.at(), 1, TOKEN.at()), "q",
                Map.of(0, LogPosition.START)));
        assertThat(mine.fetchSegments("p")).containsExactly(0, 1);

        mine.fetchToken("p", 1);
        mine.deleteToken("p", 1);
        assertThat(mine.fetchSegments("p")).containsExactly(0);
        mine.deleteAll("p");
        assertThat(mine.positions()).containsOnlyKeys("q");
    }

    private MongoTokenStore store() {
        return new MongoTokenStore(database, Duration.ofSeconds(10), now::get);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}

package govbackbone.kit.projection;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.UnreadableHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ParkedEventsTest {
    private static final String ERROR = UnreadableHistory.class.getName();

    private final Rig rig = new Rig();
    private final ParkedEvents parked = new ParkedEvents(rig.database);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_round_comes_by_every_document_however_many_stand_still() {
        parked.save(1, IntStream.rangeClosed(1, 5)
                .mapToObj(i -> event("t-" + i, i % 2 == 1 ? ERROR : "another.Error")).toList());
        ParkedEvents.Round round = parked.round("things", UnreadableHistory.class, 2);

        assertThat(documents(round)).containsExactly("t-1", "t-3");
        assertThat(documents(round)).containsExactly("t-5");
        assertThat(documents(round)).containsExactly("t-1", "t-3");
    }

    private static List<String> documents(ParkedEvents.Round round) {
        return round.next(1).stream().map(ParkedEvent::documentId).toList();
    }

    private static ParkedEvent event(String document, String error) {
        return new ParkedEvent("things", document, "test", new LogPosition(7, document.charAt(2), "e-" + document), 1,
                "test.Labelled", error, null, Instant.EPOCH);
    }
}

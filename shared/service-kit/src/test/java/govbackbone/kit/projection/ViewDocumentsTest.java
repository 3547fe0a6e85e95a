package govbackbone.kit.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.projection.Thing.Colour;
import govbackbone.kit.projection.Thing.Piece;
import govbackbone.kit.projection.Thing.Place;
import govbackbone.kit.projection.Thing.View;
import govbackbone.kit.query.ViewType;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewDocumentsTest {
    private static final LogPosition POSITION = new LogPosition(5, 8);

    private final ViewDocuments<View> documents = new ViewDocuments<>(Thing.VIEW);
    private final View view = new View("t-1", 3, "标签", Thing.DAY, Instant.parse("2020-06-30T01:02:03Z"), Colour.RED,
            new UnitCode("91350100M000100Y43"), null, new BigDecimal("10.50"), Map.of("b", 2, "a", 1),
            Set.of(Colour.RED, Colour.BLUE), new Place("x", List.of(new Piece(1, null))), List.of("one"));

    @Test
    void a_document_has_the_shape_of_the_views_json() {
        Document document = encode(view);

        assertThat(document.keySet()).containsExactly("_id", "version", "label", "day", "at", "colour", "unit",
                "amount",
                "counts", "colours", "place", "labels", "_meta", "_rev");
        assertThat(document).containsEntry("_id", "t-1").containsEntry("day", "2020-06-30")
                .containsEntry("colour", "RED").containsEntry("unit", "91350100M000100Y43")
                .containsEntry("at", "2020-06-30T01:02:03.000000Z").containsEntry("colours", List.of("BLUE", "RED"))
                .containsEntry("place", new Document("code", "x").append("pieces", List.of(new Document("number", 1))));
        assertThat(document.get("counts", Document.class).keySet()).containsExactly("a", "b");
    }

    @Test
    void a_view_comes_back_as_it_was_and_so_does_what_the_kit_remembers() {
        StoredView<View> stored = new StoredView<>("t-1", view,
                new TreeMap<>(Map.of("one", new Checkpoint(POSITION, 3, new LogPosition(6, 1)), "two",
                        new Checkpoint(POSITION, 0, LogPosition.START))),
                4, 2);
        assertThat(documents.decode(documents.encode(stored).decode(new DocumentCodec()))).isEqualTo(stored);
        assertThat(stored.revision()).isEqualTo("4+2");

        StoredView<View> gone = new StoredView<>("t-1", null, new TreeMap<>(), 1, 0);
        assertThat(documents.decode(documents.encode(gone).decode(new DocumentCodec()))).isEqualTo(gone);
    }

    @Test
    void a_document_that_is_followed_says_when_it_was_stored() {
        ViewDocuments<View> followed = new ViewDocuments<>(Thing.VIEW.asFollowed(),
                InstantSource.fixed(Instant.ofEpochMilli(7)));
        Document document = followed.encode(new StoredView<>("t-1", view, new TreeMap<>(), 1, 0))
                .decode(new DocumentCodec());
        assertThat(document.getLong(ViewType.STORED_AT)).isEqualTo(7);
        assertThat(followed.view(document)).isEqualTo(view);
    }

    @Test
    void moments_sort_as_text_as_they_do_in_time() {
        assertThat(List.of("2020-06-30T01:02:03Z", "2020-06-30T01:02:03.100Z", "2020-06-30T01:02:03.100001Z").stream()
                .map(moment -> encode(at(Instant.parse(moment))).getString("at"))).isSorted();
    }

    @Test
    void a_document_of_an_older_view_can_still_be_read() {
        Document older = new Document("_id", "t-1").append("label", "a").append("unknown", 1);
        assertThat(documents.view(older)).extracting(View::id, View::label, View::version)
                .containsExactly("t-1", "a", 0L);
    }

    @Test
    void a_view_with_another_id_than_its_document_is_refused() {
        assertThatThrownBy(() -> documents.encode(new StoredView<>("t-2", view, new TreeMap<>(), 1, 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    private Document encode(View encoded) {
        RawBsonDocument raw = documents.encode(new StoredView<>("t-1", encoded, new TreeMap<>(), 1, 0));
        return raw.decode(new DocumentCodec());
    }

    private View at(Instant at) {
        return new View(view.id(), view.version(), view.label(), view.day(), at, view.colour(), view.unit(),
                view.nothing(), view.amount(), view.counts(), view.colours(), view.place(), view.labels());
    }
}

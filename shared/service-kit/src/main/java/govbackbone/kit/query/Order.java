package govbackbone.kit.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by a field, absent values before all others, then by id; descending is exactly the reverse.
 *
 * @param field      stored path of a field that holds one value; null orders by id alone
 * @param descending backwards
 */
record Order(@Nullable String field, boolean descending) {
    private static final String ID = "_id";

    static final Order BY_ID = new Order(null, false);

    Bson sort() {
        List<String> keys = new ArrayList<>();
        if (field != null) {
            keys.add(field);
        }
        keys.add(ID);
        return descending ? Sorts.descending(keys) : Sorts.ascending(keys);
    }

    /** Where a document stands in this order. */
    Place placeOf(Document document) {
        return new Place(field == null ? null : document.getEmbedded(List.of(field.split("\\.")), Object.class),
                document.getString(ID));
    }

    /** What documents after that place meet. */
    Bson after(Place place) {
        Bson laterId = descending ? Filters.lt(ID, place.id()) : Filters.gt(ID, place.id());
        if (field == null) {
            return laterId;
        }
        Bson tie = Filters.and(Filters.eq(field, place.value()), laterId);
        return laterValue(field, place.value()).map(later -> Filters.or(later, tie)).orElse(tie);
    }

    // A comparison never matches absent values, which sort before all others.
    private Optional<Bson> laterValue(String path, @Nullable Object value) {
        if (value == null) {
            return descending ? Optional.empty() : Optional.of(Filters.ne(path, null));
        }
        return Optional.of(descending
                ? Filters.or(Filters.lt(path, value), Filters.eq(path, null))
                : Filters.gt(path, value));
    }

    /**
     * @param value of the field, null if it is absent
     * @param id    of the document
     */
    record Place(@Nullable Object value, String id) {}
}

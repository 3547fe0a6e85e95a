package govbackbone.kit.query;

import java.util.List;

import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;

/**
 * Where views are stored. A document holds the view's fields as JSON holds them (dates as ISO text, so that text order is
 * date order), under {@code _id}; fields that start with {@code _} are the kit's own, and a document with {@code _gone} is
 * a view that its fold took away.
 */
public interface ViewStore {
    /** Every view that is stored here. */
    List<ViewType<?>> views();

    /** The collection of the view's generation that is served now. Ask again for every request. */
    MongoCollection<Document> collection(ViewType<?> view);

    /** A stored document as the view record. */
    <V> V read(ViewType<V> view, Document document);
}

package govbackbone.kit.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.reactivestreams.Publisher;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Flux;

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

    /** A reading that may take longer than others: what it reads from stays until it has ended, whatever is served meanwhile. */
    default <T> Flux<T> reading(ViewType<?> view, Function<MongoCollection<Document>, Publisher<T>> reading) {
        return Flux.defer(() -> reading.apply(collection(view)));
    }

    /** A stored document, or a part of it, as the record of that type. */
    <V> V read(ViewType<V> view, Document document);

    /**
     * All views in which every one of these fields, or an element of it, has one of its values: for what a service does of
     * its own accord. Nobody's scope is looked at. Blocks.
     *
     * @param anyOf fields as JSON names them
     * @throws org.springframework.dao.DataAccessException if the database is away
     */
    default <V> List<V> find(ViewType<V> view, Map<String, ? extends Collection<String>> anyOf) {
        List<Bson> filters = new ArrayList<>(List.of(Filters.exists("_gone", false)));
        anyOf.forEach((field, values) -> filters.add(Filters.in(field.equals("id") ? "_id" : field, values)));
        try {
            return Objects.requireNonNull(Flux.from(collection(view).find(Filters.and(filters)))
                    .map(document -> read(view, document)).collectList().block());
        } catch (MongoException away) {
            throw new DataAccessResourceFailureException("The views cannot be read", away);
        }
    }
}

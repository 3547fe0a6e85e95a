package govbackbone.kit.projection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A database whose connection breaks where a test wants it to: before an operation, or after it was done. */
final class FaultyDatabase {
    private final MongoDatabase real;
    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();

    FaultyDatabase(MongoDatabase real) {
        this.real = real;
    }

    /** Decides for every operation on a collection. */
    @FunctionalInterface
    interface Fault {
        Effect on(String collection, String operation);
    }

    enum Effect {
        NONE, LOST_BEFORE, LOST_AFTER
    }

    void breakAt(@Nullable Fault next) {
        fault.set(next);
    }

    MongoDatabase database() {
        return (MongoDatabase) Proxy.newProxyInstance(MongoDatabase.class.getClassLoader(),
                new Class<?>[]{MongoDatabase.class}, (proxy, method, arguments) -> {
                    Object result = call(() -> method.invoke(real, arguments));
                    return result instanceof MongoCollection<?> collection ? faulty(collection) : result;
                });
    }

    private MongoCollection<?> faulty(MongoCollection<?> collection) {
        String name = collection.getNamespace().getCollectionName();
        return (MongoCollection<?>) Proxy.newProxyInstance(MongoCollection.class.getClassLoader(),
                new Class<?>[]{MongoCollection.class}, (proxy, method, arguments) -> {
                    Fault current = fault.get();
                    boolean operation = Publisher.class.isAssignableFrom(method.getReturnType());
                    Effect effect = operation && current != null ? current.on(name, method.getName()) : Effect.NONE;
                    if (effect == Effect.LOST_BEFORE) {
                        if (method.getReturnType() != Publisher.class) {
                            throw lost();
                        }
                        return Mono.error(lost());
                    }
                    Object result = call(() -> method.invoke(collection, arguments));
                    if (effect == Effect.LOST_AFTER) {
                        return Mono.from((Publisher<?>) Objects.requireNonNull(result)).then(Mono.error(lost()));
                    }
                    return result instanceof MongoCollection<?> other ? faulty(other) : result;
                });
    }

    private static MongoSocketException lost() {
        return new MongoSocketException("Broken by the test", new ServerAddress());
    }

    private interface Call {
        @Nullable
        Object make() throws ReflectiveOperationException;
    }

    private static @Nullable Object call(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}

package govbackbone.kit.decision;

import java.util.stream.Stream;

/** The records under a sealed interface, such as every command or every event of an aggregate. */
public final class SealedRecords {
    private SealedRecords() {}

    /** In the order of declaration, through sealed interfaces between; the type itself if it is not sealed. */
    public static <T> Stream<Class<? extends T>> of(Class<T> type) {
        return under(type).map(found -> found.asSubclass(type));
    }

    private static Stream<Class<?>> under(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedRecords::under)
                : Stream.of(type);
    }
}

package govbackbone.kit.query;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.BiFunction;

import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;

/**
 * A view that the read API serves under {@code GET /api/{collection}}. Everything else is said by annotations on the
 * record: {@link Readers}, {@link Filter}, {@link Sortable}, {@link govbackbone.events.Label},
 * {@link govbackbone.events.Restricted}.
 *
 * @param <V>        record of the view; its first component is {@code String id}, its second {@code long version}
 * @param collection plural noun in kebab-case, also the MongoDB collection (in snake_case, with a generation suffix)
 * @param view       {@code V}
 * @param today      what is only true today, such as the days left: computed when read, never stored
 * @param followed whether somebody keeps up with its documents in another way than by {@code GET}: each then says when it
 *                 was stored, in milliseconds since 1970-01-01 under {@link #STORED_AT}, with an index
 */
public record ViewType<V>(String collection, Class<V> view, @Nullable Today<V, ?> today, boolean followed) {
    /** The kit's own field of a document that is followed; by the clock of the instance that stored it. */
    public static final String STORED_AT = "_at";

    public ViewType(String collection, Class<V> view) {
        this(collection, view, null);
    }

    public ViewType(String collection, Class<V> view, @Nullable Today<V, ?> today) {
        this(collection, view, today, false);
    }

    /** The same, followed. */
    public ViewType<V> asFollowed() {
        return new ViewType<>(collection, view, today, true);
    }

    /** Who may read at least something of a view. */
    public static Set<Role> readersOf(Class<?> view) {
        return Scope.roles(view.getAnnotation(Readers.class));
    }

    /**
     * @param <D>    record of the fields that are added to the view when it is read
     * @param type   {@code D}
     * @param derive computes them
     */
    public record Today<V, D>(Class<D> type, BiFunction<V, Day, D> derive) {}

    /**
     * The day of reading.
     *
     * @param date     Asia/Shanghai
     * @param calendar working days as known now
     */
    public record Day(LocalDate date, WorkingCalendar calendar) {}
}

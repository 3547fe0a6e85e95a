package govbackbone.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whose events a sealed interface holds: the stable name under which the log keeps that kind of aggregate. By it a reader
 * knows of an event whose type it has never heard of whether it would have had to look at it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AggregateEvents {
    /** {@code context.noun}, for example {@code proposal.case}; never changed. */
    String value();
}

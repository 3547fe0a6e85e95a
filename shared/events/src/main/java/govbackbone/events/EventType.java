package govbackbone.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stable logical name and revision under which an event is stored, for ever. Renaming or moving the Java class
 * changes neither; a change of the JSON shape raises the revision and brings an upcaster.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {
    /** {@code context.PastTenseName}, for example {@code proposal.CaseReceived}. */
    String value();

    /** From 1 upwards. */
    int revision() default 1;
}

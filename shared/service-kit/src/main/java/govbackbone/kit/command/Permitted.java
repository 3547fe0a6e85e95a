package govbackbone.kit.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Role;

/**
 * On a command record: who may give it, to whose records, and who must be somebody else. Any one of the roles suffices; what
 * they reach is told by {@link govbackbone.kit.decision.AggregateType#concern}. A command without this annotation, or with
 * no role, is given by the backbone only.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permitted {
    /** To records of every unit. Counts only where the role concerns every unit: with the bureau, not in any other unit. */
    Role[] value() default {};

    /** To records of their own unit; creating, for their own unit. */
    Role[] ownUnit() default {};

    /** To records that are addressed to them: to the actor's person, unit or role. */
    Role[] addressed() default {};

    /** Nobody who took one of these parts in the record. */
    Part[] otherThan() default {};

    /** False if the command has a route of its own. */
    boolean served() default true;
}

package govbackbone.kit.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import govbackbone.kit.decision.Role;

/**
 * On a command record: who may give it. A command without this annotation, or with no role, is never served over HTTP;
 * only the backbone itself gives it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permitted {
    /** Any one of these suffices. */
    Role[] value();
}

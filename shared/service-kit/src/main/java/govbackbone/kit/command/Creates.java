package govbackbone.kit.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a command record: it starts a new aggregate and is served as {@code POST /api/{collection}}. Given to an aggregate that
 * exists it is refused as {@code ALREADY_EXISTS}. See {@link NaturalId} for aggregates that do not get an arbitrary id.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Creates {}

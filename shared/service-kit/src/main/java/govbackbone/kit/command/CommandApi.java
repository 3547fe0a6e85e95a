package govbackbone.kit.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a sealed command interface: the collection of the public API its commands act on. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandApi {
    /** Plural noun in kebab-case: {@code proposals} is served under {@code /api/proposals}. */
    String collection();
}

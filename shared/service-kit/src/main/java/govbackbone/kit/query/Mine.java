package govbackbone.kit.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the {@link govbackbone.events.notice.Addressee}s of a view: lists, exports and summaries take {@code mine=true} for the
 * documents that name the reader's person, unit or role, {@code mine=false} for all others.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Mine {
    /** The parameter. */
    String PARAMETER = "mine";
}

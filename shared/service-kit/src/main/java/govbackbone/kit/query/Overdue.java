package govbackbone.kit.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On one date of a view: lists, exports and summaries take {@code overdue=true} for the documents whose date lies before the
 * day of reading (Asia/Shanghai), {@code overdue=false} for all others, also those without the date.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Overdue {
    /** The parameter. */
    String PARAMETER = "overdue";
}

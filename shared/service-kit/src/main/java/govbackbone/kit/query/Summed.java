package govbackbone.kit.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component of a view that holds one value: summaries add it up. A number is summed, a truth value counted where it is
 * true, and a date where it has passed (it lies before the day of reading).
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Summed {
    /**
     * The view's summed field of which this one is a part, dotted: summaries then also give the percentage, under the name
     * with {@code Rate} after it, rounded half up to two decimals; null of nothing.
     */
    String over() default "";
}

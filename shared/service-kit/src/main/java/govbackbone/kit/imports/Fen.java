package govbackbone.kit.imports;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component that is money in 分: the heading of its column is the label with the unit in which people write it, 金额（元）
 * or 金额（万元）, or 金额（分） as exports have it.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fen {
    /**
     * Whether a line that says 小计 must have the sum of the lines since the last one, and a line that says 合计 or 总计 the sum
     * of all lines of the sheet above.
     */
    boolean totalled() default false;
}

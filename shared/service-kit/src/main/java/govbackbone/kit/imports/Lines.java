package govbackbone.kit.imports;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the one component of a row that is a list of records: each of them is written on a line of its own. The first line of a
 * row also holds the other columns; a line in which these are blank or repeated goes on with the row above.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lines {}

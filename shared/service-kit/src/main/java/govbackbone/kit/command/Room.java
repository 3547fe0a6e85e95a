package govbackbone.kit.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a command: how much all events of a record may weigh when it adds to them; it is refused beyond. Commands without it
 * have {@value #USUAL}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Room {
    /** In KiB. */
    int USUAL = 2_048;
    /**
     * For commands that can be given again and again while a record stands where it stands, such as notes and contacts: so
     * that there is room for the rest of its life. In KiB.
     */
    int FOR_NOTES = 1_024;

    /** In KiB. */
    int value();
}

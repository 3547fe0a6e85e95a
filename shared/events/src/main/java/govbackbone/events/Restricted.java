package govbackbone.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What not every reader of the record may see, such as personal data (个人信息: a deputy's telephone number) or what another
 * unit has filed: other readers get the field as absent, in views, histories and exports alike.
 */
@Documented
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Restricted {}

package govbackbone.kit.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component of a view (or of a record nested in it): lists and exports can be filtered by it, under its dotted name.
 * {@code field=a,b} is one of; dates and numbers also take {@code field.from} and {@code field.to}, both inclusive; text
 * also takes {@code field.contains}.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Filter {}

package govbackbone.kit.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a text component of a command: its limits. Every text is trimmed (full-width space included), must not be blank
 * unless nullable, and may not hold control characters, unpaired surrogates, zero-width or bidirectional controls.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
    /** In characters (code points). Titles 200, bodies 20 000. */
    int max() default 200;

    int min() default 1;

    /** Line breaks and tabs are allowed: bodies, not titles or names. */
    boolean multiline() default false;

    /** A regular expression that the whole text matches; empty for none. */
    String pattern() default "";

    /** How people describe the pattern, Chinese and English, for the refusal. */
    String patternZh() default "";

    String patternEn() default "";
}

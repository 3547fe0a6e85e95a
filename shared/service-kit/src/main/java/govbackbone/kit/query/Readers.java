package govbackbone.kit.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import govbackbone.kit.decision.Role;

/** On a view record: who may read it. Without it nobody may. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Readers {
    /**
     * Read every document where the role concerns every unit: in the bureau, not in any other unit. Elsewhere they read the
     * documents of their own unit, if the view has a {@link #unitField}.
     */
    Role[] value() default {};

    /** Read every document, whatever their unit: for what concerns nobody in particular, such as rules and calendars. */
    Role[] everybody() default {};

    /**
     * Anybody reads every document, without a token: for what is published. The view is then served under
     * {@code /api/public/{collection}} and must not hold personal data.
     */
    boolean anyone() default false;

    /**
     * Read only documents of their own unit: the filter is part of the database query. Needs {@link #unitField}. Somebody
     * who also has one of the roles of {@link #value} reads every document.
     */
    Role[] ownUnit() default {};

    /** The view's field that holds the unit code or codes, dotted: {@code units.code}. */
    String unitField() default "";

    /**
     * Read only documents that are addressed to them: to the reader's person, unit or role. Needs {@link #addressField}.
     * Somebody who also has one of the roles of {@link #value} reads every document.
     */
    Role[] addressed() default {};

    /** The view's field that holds the {@link govbackbone.events.notice.Addressee}, dotted. */
    String addressField() default "";

    /** Roles that also see fields marked {@link govbackbone.events.Restricted}, in the documents that they concern. */
    Role[] restricted() default {};

    /** Whether these fields are kept from the unit as well that the document belongs to: they tell of other units. */
    boolean keptFromOwnUnit() default false;
}

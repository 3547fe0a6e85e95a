package govbackbone.events.notice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import govbackbone.events.Subjects;
import govbackbone.events.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * Whom a notice is for: a person, everybody of a unit, everybody with a role, or everybody with that role in one unit.
 *
 * @param value {@code person:subject} with the subject in its canonical form, {@code unit:code}, {@code role:id} or {@code role:id@code}
 */
public record Addressee(@JsonValue String value) {
    private static final String PERSON = "person:";
    private static final Pattern FORM = Pattern
            .compile("person:.{1,128}|unit:([0-9A-Z]{18})|role:[a-z]+(?:-[a-z]+)*(?:@([0-9A-Z]{18}))?");

    /** @throws IllegalArgumentException if the value has none of the forms */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Addressee {
        if (!isValid(value)) {
            throw new IllegalArgumentException("No addressee: " + value);
        }
        value = value.startsWith(PERSON) ? PERSON + Subjects.canonical(value.substring(PERSON.length())) : value;
    }

    private static boolean isValid(String value) {
        Matcher form = FORM.matcher(value);
        return form.matches() && isUnit(form.group(1)) && isUnit(form.group(2));
    }

    private static boolean isUnit(@Nullable String code) {
        return code == null || UnitCode.isValid(code);
    }

    /** The addressee if the value has one of the forms. */
    public static Optional<Addressee> parse(String value) {
        return isValid(value) ? Optional.of(new Addressee(value)) : Optional.empty();
    }

    /** @param subject as the identity provider knows the person */
    public static Addressee person(String subject) {
        return new Addressee(PERSON + subject);
    }

    public static Addressee unit(UnitCode unit) {
        return new Addressee("unit:" + unit.value());
    }

    /** @param role as tokens write it, in kebab-case */
    public static Addressee role(String role) {
        return new Addressee("role:" + role);
    }

    /** @param role as tokens write it, in kebab-case */
    public static Addressee roleIn(String role, UnitCode unit) {
        return new Addressee("role:" + role + "@" + unit.value());
    }

    @Override
    public String toString() {
        return value;
    }
}

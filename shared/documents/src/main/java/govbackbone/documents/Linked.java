package govbackbone.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Text whose parts a reader can follow to where they come from. A component of a template's record may be one wherever it
 * may be text.
 */
public record Linked(List<Part> parts) {
    public Linked {
        parts = List.copyOf(parts);
    }

    /** @param href null if it leads nowhere */
    public record Part(String text, @Nullable String href) {}

    /** Text that leads nowhere. */
    public static Linked text(String text) {
        return new Linked(List.of(new Part(text, null)));
    }

    public static Linked of(String text, String href) {
        return new Linked(List.of(new Part(text, href)));
    }

    /** One after the other. */
    public Linked and(Linked next) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(next.parts);
        return new Linked(all);
    }

    /** One after the other, with text between them. */
    public static Linked joined(String between, List<Linked> all) {
        return all.stream().reduce((one, next) -> one.and(text(between)).and(next)).orElse(text(""));
    }

    boolean isBlank() {
        return parts.stream().map(Part::text).collect(Collectors.joining()).isBlank();
    }
}

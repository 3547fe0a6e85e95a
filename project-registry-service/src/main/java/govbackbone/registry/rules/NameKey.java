package govbackbone.registry.rules;

import java.text.Normalizer;
import java.util.Locale;

/** What is left of a name when it is compared: names that differ only in width, case, blanks or punctuation are the same. */
public record NameKey(String value) {
    public static NameKey of(String name) {
        return new NameKey(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{P}\\p{S}\\s]", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}

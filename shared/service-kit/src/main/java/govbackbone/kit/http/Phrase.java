package govbackbone.kit.http;

import java.util.List;

/**
 * A sentence in both languages; which one is told is known only when the answer is written.
 *
 * @param arguments fill {@code {0}}, {@code {1}}…: dates, codes with a label, roles and lists of these are written the way
 *                  the language writes them
 */
public record Phrase(String zh, String en, List<?> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String zh, String en, Object... arguments) {
        return new Phrase(zh, en, List.of(arguments));
    }

    public String in(Language language) {
        return language.fill(language.choose(zh, en), arguments);
    }
}

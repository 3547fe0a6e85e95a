package govbackbone.kit.http;

import java.util.OptionalInt;

/** What text may hold. */
public final class Texts {
    private static final int LONGEST_SHOWN = 100;

    private Texts() {}

    /** Without blanks at both ends, full-width and non-breaking spaces included. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return Character.isSpaceChar(character) || character == '\t' || character == '\n' || character == '\r';
    }

    /**
     * The index of the first character that is not allowed: controls, zero-width and bidirectional controls, invisible
     * letters, unpaired surrogates and noncharacters. Characters for private use are allowed: rare characters of personal
     * names are sometimes encoded so.
     */
    static OptionalInt forbidden(String text, boolean multiline) {
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (isForbidden(character, multiline)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isForbidden(int character, boolean multiline) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !multiline || (character != '\n' && character != '\t');
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> isInvisibleLetter(character) || isNoncharacter(character);
        };
    }

    /** Hangul fillers, which look like nothing. */
    private static boolean isInvisibleLetter(int character) {
        return character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0;
    }

    private static boolean isNoncharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    }

    /** Whether the text is one line without such characters. */
    public static boolean isPlain(String text) {
        return forbidden(text, false).isEmpty();
    }

    /** Whether the character can be shown in an answer. */
    static boolean isVisible(int character) {
        return !isForbidden(character, false);
    }

    /** The text as an answer can show it: short, and without what cannot be seen. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN)
                .forEach(character -> visible.appendCodePoint(isVisible(character) ? character : '\uFFFD'));
        return visible.toString();
    }

    /** Whether every surrogate has its pair. */
    static boolean isWellFormed(String text) {
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (Character.getType(character) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }
}

package govbackbone.kit.http;

/** Text of clients where people read lines: a line break in it must not look like another entry of a log. */
public final class Printable {
    private Printable() {}

    /** In one line, with every character that is not seen, or that moves others about, written as <code>&#92;uXXXX</code>. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
                    line.append("\\u%04X".formatted(c));
                default -> line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}

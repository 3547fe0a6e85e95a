package govbackbone.kit.eventstore;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Many rows as PostgreSQL takes them fastest: by one COPY, whose rows it stores while the next are written, on every core.
 *
 * @param row the values of an item; none is null
 */
record CopiedRows<T>(List<? extends T> items, Function<T, List<?>> row) {
    private static final int SENT_TOGETHER = 200;

    /** @param statement a {@code COPY … FROM STDIN} in PostgreSQL's text format */
    void into(Connection connection, String statement) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            for (int i = 0; i < items.size(); i += SENT_TOGETHER) {
                byte[] rows = items.subList(i, Math.min(items.size(), i + SENT_TOGETHER)).parallelStream()
                        .map(item -> line(row.apply(item))).collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(rows, 0, rows.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static String line(List<?> values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            write(value.toString(), line);
            line.append('\t');
        }
        line.setCharAt(line.length() - 1, '\n');
        return line.toString();
    }

    private static void write(String value, StringBuilder line) {
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char escape = switch (value.charAt(i)) {
                case '\\' -> '\\';
                case '\n' -> 'n';
                case '\r' -> 'r';
                case '\t' -> 't';
                default -> 0;
            };
            if (escape != 0) {
                line.append(value, written, i).append('\\').append(escape);
                written = i + 1;
            }
        }
        line.append(value, written, value.length());
    }
}

package govbackbone.kit.eventstore;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Many rows as PostgreSQL takes them fastest: by one COPY, whose rows it stores while the next are written.
 *
 * @param row the values of an item; none is null
 */
record CopiedRows<T>(List<? extends T> items, Function<T, List<?>> row) {
    private static final int SENT_TOGETHER = 1 << 15;

    /** @param statement a {@code COPY … FROM STDIN} in PostgreSQL's text format */
    void into(Connection connection, String statement) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            StringBuilder rows = new StringBuilder();
            for (T item : items) {
                write(row.apply(item), rows);
                if (rows.length() > SENT_TOGETHER) {
                    send(rows, copy);
                }
            }
            send(rows, copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(StringBuilder rows, CopyIn copy) throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private static void write(List<?> values, StringBuilder rows) {
        for (Object value : values) {
            write(value.toString(), rows);
            rows.append('\t');
        }
        rows.setCharAt(rows.length() - 1, '\n');
    }

    private static void write(String value, StringBuilder rows) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default -> rows.append(character);
            }
        }
    }
}

package govbackbone.kit.query;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

import govbackbone.kit.decision.Context;
import govbackbone.kit.http.Language;
import org.jspecify.annotations.Nullable;

/** Where the rows of an export go, one after the other; nothing is kept of a row that was written. */
sealed interface Sheet extends Closeable permits CsvSheet, XlsxSheet {
    /** @param cells texts, numbers, dates, instants, truth values, nulls */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** A cell's value as text; a truth value in words if a language is given. */
    static String text(Object value, @Nullable Language language) {
        return switch (value) {
            case Boolean truth when language != null ->
                truth ? language.choose("是", "Yes") : language.choose("否", "No");
            case Instant instant -> DateTimeFormatter.ISO_OFFSET_DATE_TIME
                    .format(instant.atZone(Context.ZONE).toOffsetDateTime());
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}

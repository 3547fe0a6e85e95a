package govbackbone.kit.query;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.kit.http.Language;
import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Flag;
import govbackbone.kit.http.RecordShape.Keyed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Valued;
import org.jspecify.annotations.Nullable;

/**
 * A column of an export: a field that is no record itself, so nested records become columns of their own; lists become
 * one cell.
 *
 * @param heading what stands above it
 * @param cell    its value in a row: a text, number, date, instant, truth value, or null
 */
record Column(String heading, Function<Views.Row, @Nullable Object> cell) {
    private static final String BETWEEN_ITEMS = "；";

    /**
     * The columns that a reader may see.
     *
     * @param language   of headings and labels; null writes names and codes instead, for machines
     * @param restricted whether personal data is included
     */
    static List<Column> of(ServedView<?> view, @Nullable Language language, boolean restricted) {
        return Stream.concat(
                columns(view.fields(), Views.Row::view, language, restricted),
                columns(view.derived(), Views.Row::derived, language, restricted)).toList();
    }

    /** The columns of a record that is no stored view. */
    static List<Column> of(Class<? extends Record> row, Language language) {
        return columns(ViewField.of(row), Views.Row::view, language, true).toList();
    }

    private static Stream<Column> columns(List<ViewField> fields, Function<Views.Row, @Nullable Record> part,
            @Nullable Language language, boolean restricted) {
        return fields.stream().filter(field -> !field.insideList())
                .filter(field -> field.list() || !(field.kind() instanceof Nested))
                .filter(field -> restricted || !field.restricted())
                .map(field -> new Column(language == null ? field.path() : field.label(language), row -> {
                    Record record = part.apply(row);
                    Object value = record == null ? null : field.valueIn(record);
                    return value == null ? null : cell(field, value, language, restricted);
                }));
    }

    private static Object cell(ViewField field, Object value, @Nullable Language language, boolean restricted) {
        if (field.kind() instanceof Nested || field.kind() instanceof Keyed) {
            return ViewJson.writer(restricted).writeValueAsString(value);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(item -> Sheet.text(scalar(field, item, language), language))
                    .collect(Collectors.joining(BETWEEN_ITEMS));
        }
        return scalar(field, value, language);
    }

    private static Object scalar(ViewField field, Object value, @Nullable Language language) {
        return switch (field.kind()) {
            case Coded coded when language != null -> language.label((Enum<?>) value);
            case Coded coded -> ((Enum<?>) value).name();
            case Flag flag when language != null -> Sheet.text(value, language);
            case Valued valued -> ViewJson.tree(value, true).asString();
            default -> value;
        };
    }
}

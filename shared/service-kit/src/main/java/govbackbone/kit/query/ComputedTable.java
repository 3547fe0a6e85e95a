package govbackbone.kit.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.kit.http.Language;
import govbackbone.kit.http.SheetFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A table that is computed when it is asked for: the rows are no documents, but are told like those of a list and exported
 * like those of a view. Its columns are the components of the row.
 *
 * @param row  record of flat, labelled components; its own label names the table
 * @param rows in order
 */
public record ComputedTable<R extends Record>(Class<R> row, List<R> rows) {
    /** As {@code {"items":[…]}}. */
    public Mono<ServerResponse> json() {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .bodyValue(ViewJson.bytes(Map.of("items", rows)));
    }

    /**
     * As a file, under headings in the caller's language.
     *
     * @param name of the file for clients that read ASCII only
     * @param bom  whether a CSV file begins with a byte order mark
     */
    public Mono<ServerResponse> sheet(SheetFormat format, String name, boolean bom, LocalDate today,
            ServerRequest request) {
        Language language = Language.of(request.headers().asHttpHeaders());
        List<Column> columns = Column.of(row, language);
        return new SheetAnswer(name, language.label(row).orElse(name), columns.stream().map(Column::heading).toList(),
                () -> rows.stream().map(each -> Exports.cells(columns, new Views.Row(each, null))))
                .as(format, bom, today, request);
    }
}

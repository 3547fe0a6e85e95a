package govbackbone.kit.query;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import govbackbone.kit.http.FileName;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.SheetFormat;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whole lists as files. Each is written by a virtual thread of its own, which takes rows from MongoDB no faster than the
 * client takes bytes, so the memory of an export does not grow with its length.
 */
final class Exports {
    private static final int ROWS_AHEAD = 200;

    private final Views views;

    Exports(Views views) {
        this.views = views;
    }

    Mono<ServerResponse> export(ServedView<?> view, SheetFormat format, Scope scope, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        Bson filter = view.filter(parameters, scope, views.today());
        Order order = view.order(parameters, scope);
        boolean bom = format == SheetFormat.CSV && parameters.flag("bom");
        boolean codes = format == SheetFormat.CSV && parameters.flag("codes");
        parameters.done();
        Language language = Language.of(request.headers().asHttpHeaders());
        List<Column> columns = Column.of(view, codes ? null : language, scope.restricted());
        Flux<Document> documents = views.all(view, filter, order);
        return new SheetAnswer(view.collection(), view.label(language), columns.stream().map(Column::heading).toList(),
                () -> documents.toStream(ROWS_AHEAD).map(document -> cells(columns, views.row(view, document))))
                .as(format, bom, views.today(), request);
    }

    static List<@Nullable Object> cells(List<Column> columns, Views.Row row) {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(column.cell().apply(row)));
        return cells;
    }

    /** An empty sheet under its headings. */
    static Sheet sheet(SheetFormat format, OutputStream out, String title, List<String> headings, boolean bom)
            throws IOException {
        return switch (format) {
            case CSV -> {
                CsvSheet sheet = new CsvSheet(out, bom);
                sheet.row(headings);
                yield sheet;
            }
            case XLSX -> new XlsxSheet(out, title, headings);
        };
    }

    static String disposition(String name, String label, SheetFormat format, LocalDate today) {
        String end = "-" + today + "." + format.extension();
        return FileName.saved(name + end, label + end);
    }
}

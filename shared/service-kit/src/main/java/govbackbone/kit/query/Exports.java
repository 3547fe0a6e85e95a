package govbackbone.kit.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import govbackbone.kit.http.FileName;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.SheetFormat;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whole lists as files. Each is written by a virtual thread of its own, which takes rows from MongoDB no faster than the
 * client takes bytes, so the memory of an export does not grow with its length.
 */
final class Exports {
    private static final int MOST_AT_ONCE = 16;
    private static final int ROWS_AHEAD = 200;
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final Executor VIRTUAL = Thread.ofVirtual().name("export-", 0)::start;

    private final OpenStreams open = new OpenStreams(MOST_AT_ONCE, 10);
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
        Flux<DataBuffer> bytes = Flux.from(DataBufferUtils.outputStreamPublisher(out -> write(view, columns, documents,
                () -> sheet(format, out, view.label(language), headings(columns), bom)),
                DefaultDataBufferFactory.sharedInstance, VIRTUAL, CHUNK_BYTES));
        return ServerResponse.ok().contentType(format.type())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        disposition(view.collection(), view.label(language), format, views.today()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag()).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(open.admit(bytes), DataBuffer.class);
    }

    private void write(ServedView<?> view, List<Column> columns, Flux<Document> documents, Opening opening) {
        try (Sheet sheet = opening.open(); Stream<Document> stream = documents.toStream(ROWS_AHEAD)) {
            for (Iterator<Document> all = stream.iterator(); all.hasNext();) {
                Views.Row row = views.row(view, all.next());
                List<@Nullable Object> cells = new ArrayList<>(columns.size());
                columns.forEach(column -> cells.add(column.cell().apply(row)));
                sheet.row(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static List<String> headings(List<Column> columns) {
        return columns.stream().map(Column::heading).toList();
    }

    static String disposition(String name, String label, SheetFormat format, LocalDate today) {
        String end = "-" + today + "." + format.extension();
        return FileName.saved(name + end, label + end);
    }

    @FunctionalInterface
    private interface Opening {
        Sheet open() throws IOException;
    }
}

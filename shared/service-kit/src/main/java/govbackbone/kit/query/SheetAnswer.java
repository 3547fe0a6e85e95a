package govbackbone.kit.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.SheetFormat;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A table as a file. A virtual thread of its own writes it, no faster than the client takes it, so the memory of an export
 * does not grow with its length. Who takes it too slowly is cut off, so that the file is not taken for a whole one: the place
 * and what is read for it are needed by others.
 *
 * @param name     of the file for clients that read ASCII only
 * @param title    of the table, also in the name of the file
 * @param headings of the columns
 * @param rows     opened when the file is written, and closed; cells are texts, numbers, dates, instants, truth values or null
 */
public record SheetAnswer(String name, String title, List<String> headings,
        Supplier<? extends Stream<? extends List<? extends @Nullable Object>>> rows) {
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_OF_ONE_CALLER = 4;
    private static final int CHUNK_BYTES = 16 * 1024;
    /** For {@link #CHUNK_BYTES}. */
    private static final Duration LONGEST_PART = Duration.ofMinutes(1);
    private static final Duration LONGEST_FILE = Duration.ofMinutes(30);
    private static final Executor VIRTUAL = Thread.ofVirtual().name("sheet-", 0)::start;
    private static final OpenStreams OPEN = new OpenStreams(MOST_AT_ONCE, MOST_OF_ONE_CALLER, 10);

    /**
     * @param bom whether a CSV file begins with a byte order mark
     * @throws govbackbone.kit.http.Problem 429 or 503 if too many files are being written for the caller or for all
     */
    public Mono<ServerResponse> as(SheetFormat format, boolean bom, LocalDate today, ServerRequest request) {
        Language language = Language.of(request.headers().asHttpHeaders());
        Publisher<DataBuffer> bytes = DataBufferUtils.outputStreamPublisher(out -> {
            try (Sheet sheet = Exports.sheet(format, out, title, headings, bom);
                    Stream<? extends List<? extends @Nullable Object>> opened = rows.get()) {
                for (Iterator<? extends List<? extends @Nullable Object>> all = opened.iterator(); all.hasNext();) {
                    sheet.row(all.next());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, DefaultDataBufferFactory.sharedInstance, VIRTUAL, CHUNK_BYTES);
        return Caller.name(request).flatMap(caller -> ServerResponse.ok().contentType(format.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, Exports.disposition(name, title, format, today))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag()).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(OPEN.admit(caller, inTime(Flux.from(bytes))), DataBuffer.class));
    }

    /** Ends with a {@link TimeoutException} if a part, or all of them, are not taken in time. */
    static <T> Flux<T> inTime(Flux<T> parts) {
        return parts.timeout(LONGEST_PART).takeUntilOther(Mono.delay(LONGEST_FILE)
                .then(Mono.error(() -> new TimeoutException("Not taken within " + LONGEST_FILE))));
    }
}

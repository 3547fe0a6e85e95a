package govbackbone.kit.imports;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.RequestBody;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The file in a request: its whole body, or the part {@code file} of a form. Never written to disk. */
final class UploadedFile {
    static final int MOST_BYTES = 16 << 20;
    private static final int MOST_PARTS = 100;
    private static final String PART = "file";
    private static final List<MediaType> TYPES = List.of(MediaType.parseMediaType("text/csv"),
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            MediaType.APPLICATION_OCTET_STREAM);

    private UploadedFile() {}

    /** Its bytes. Fails with a {@link Problem}. */
    static Mono<byte[]> of(ServerRequest request) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        MediaType type = type(headers);
        if (headers.getContentLength() > MOST_BYTES) {
            return Mono.error(tooLarge());
        }
        Flux<DataBuffer> content = MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)
                ? part(request)
                : request.body(BodyExtractors.toDataBuffers());
        return RequestBody.inTime(DataBufferUtils.join(content, MOST_BYTES).map(UploadedFile::take)
                .defaultIfEmpty(new byte[0]).onErrorMap(DataBufferLimitException.class, e -> tooLarge()));
    }

    private static Problem tooLarge() {
        return Problem.of(ProblemCode.TOO_LARGE, MOST_BYTES);
    }

    private static MediaType type(HttpHeaders headers) {
        try {
            MediaType type = headers.getContentType();
            boolean plain = headers.getValuesAsList(HttpHeaders.CONTENT_ENCODING).stream()
                    .allMatch("identity"::equalsIgnoreCase);
            if (plain && type != null && (MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)
                    || TYPES.stream().anyMatch(type::equalsTypeAndSubtype))) {
                return type;
            }
        } catch (InvalidMediaTypeException malformed) {
            // as any other type that is not supported
        }
        throw Problem.of(ProblemCode.UNSUPPORTED_FILE);
    }

    private static Flux<DataBuffer> part(ServerRequest request) {
        AtomicLong ended = new AtomicLong();
        AtomicLong parts = new AtomicLong();
        AtomicLong size = new AtomicLong();
        return request.bodyToFlux(PartEvent.class).<DataBuffer>handle((event, sink) -> {
            DataBuffer content = event.content();
            boolean wanted = event.name().equals(PART);
            if (size.addAndGet(content.readableByteCount()) > MOST_BYTES) {
                DataBufferUtils.release(content);
                sink.error(tooLarge());
            } else if (event.isLast() && parts.incrementAndGet() > MOST_PARTS) {
                DataBufferUtils.release(content);
                sink.error(Problem.of(ProblemCode.ONE_FILE));
            } else if (wanted && ended.get() == 0) {
                sink.next(content);
            } else {
                DataBufferUtils.release(content);
            }
            if (wanted && event.isLast()) {
                ended.incrementAndGet();
            }
        }).concatWith(Mono.defer(() -> ended.get() == 1 ? Mono.empty() : Mono.error(Problem.of(ProblemCode.ONE_FILE))));
    }

    private static byte[] take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}

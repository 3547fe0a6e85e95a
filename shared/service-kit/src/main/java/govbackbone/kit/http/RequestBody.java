package govbackbone.kit.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a request, read strictly. */
public final class RequestBody {
    static final int MAX_BYTES = 256 << 10;
    /** Of all bodies of the process that have begun to come and not ended. */
    static final long MOST_RECEIVING = 32 << 20;
    static final int MOST_SECONDS = 30;
    static final int MAX_DEPTH = 32;
    private static final int LONGEST_NAME_TOLD = 100;
    private static final AtomicLong RECEIVING = new AtomicLong();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Faults faults;

    private RequestBody(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The body's bytes; none if there is no body. Fails with a {@link Problem}. */
    public static Mono<byte[]> bytes(ServerRequest request) {
        return bytes(request, MAX_BYTES);
    }

    /** @param most bytes */
    static Mono<byte[]> bytes(ServerRequest request, int most) {
        checkEncoding(request.headers().asHttpHeaders());
        boolean typed = checkType(request.headers().asHttpHeaders());
        return inTime(DataBufferUtils.join(counted(request.body(BodyExtractors.toDataBuffers())), most)
                .map(RequestBody::take).onErrorMap(DataBufferLimitException.class,
                        tooLarge -> Problem.of(ProblemCode.TOO_LARGE, most)))
                .defaultIfEmpty(new byte[0]).doOnNext(body -> {
                    if (!typed && body.length > 0) {
                        throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
                    }
                });
    }

    /** A body, which must have come within {@value #MOST_SECONDS} seconds. Fails with a {@link Problem}. */
    public static <T> Mono<T> inTime(Mono<T> body) {
        return body.timeout(Duration.ofSeconds(MOST_SECONDS),
                Mono.error(() -> Problem.of(ProblemCode.REQUEST_TIMEOUT, MOST_SECONDS)));
    }

    // Many that are sent slowly must not fill the memory, which all services of a process share.
    private static Flux<DataBuffer> counted(Flux<DataBuffer> content) {
        return Flux.defer(() -> {
            AtomicLong own = new AtomicLong();
            return content.<DataBuffer>handle((buffer, sink) -> {
                int bytes = buffer.readableByteCount();
                own.addAndGet(bytes);
                if (RECEIVING.addAndGet(bytes) > MOST_RECEIVING) {
                    DataBufferUtils.release(buffer);
                    sink.error(Problem.unavailable(1));
                } else {
                    sink.next(buffer);
                }
            }).doFinally(end -> RECEIVING.addAndGet(-own.get()));
        });
    }

    private static byte[] take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static void checkEncoding(HttpHeaders headers) {
        List<String> encodings = headers.getValuesAsList(HttpHeaders.CONTENT_ENCODING);
        if (!encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).withHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
    }

    /** Whether a content type is given; it is the right one then. */
    private static boolean checkType(HttpHeaders headers) {
        try {
            MediaType type = headers.getContentType();
            if (type != null && !(type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) && isUtf8(type))) {
                throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
            }
            return type != null;
        } catch (InvalidMediaTypeException malformed) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean isUtf8(MediaType type) {
        String charset = type.getParameter("charset");
        return charset == null || charset.replace("\"", "").toLowerCase(Locale.ROOT).equals("utf-8");
    }

    /**
     * The JSON; an empty object if there is none. A field that occurs twice and text that is no Unicode are told as faults.
     *
     * @throws Problem if it cannot be read at all
     */
    public static JsonNode read(byte[] bytes, Faults faults) {
        String text = decode(bytes);
        if (text.isBlank()) {
            return NODES.objectNode();
        }
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            RequestBody body = new RequestBody(parser, faults);
            JsonNode node = body.value(parser.nextToken(), "", 1);
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation().getLineNr(),
                        parser.currentTokenLocation().getColumnNr());
            }
            return node;
        } catch (JacksonException malformed) {
            throw malformed.getLocation() == null
                    ? malformed(1, 1)
                    : malformed(malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
        }
    }

    private static Problem malformed(int line, int column) {
        return Problem.of(ProblemCode.MALFORMED_JSON, Math.max(1, line), Math.max(1, column));
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException invalid) {
            throw Problem.of(ProblemCode.INVALID_ENCODING);
        }
    }

    private JsonNode value(JsonToken token, String pointer, int depth) {
        if (depth > MAX_DEPTH) {
            throw Problem.of(ProblemCode.TOO_DEEP, MAX_DEPTH);
        }
        return switch (token) {
            case START_OBJECT -> object(pointer, depth);
            case START_ARRAY -> array(pointer, depth);
            case VALUE_STRING -> NODES.stringNode(wellFormed(parser.getString(), pointer));
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            // No component holds a fraction, so its value does not matter; a double is read whatever the exponent.
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(Double.parseDouble(parser.getString()));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("A parser of valid JSON does not give " + token);
        };
    }

    private ObjectNode object(String pointer, int depth) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String within = pointer(pointer, name);
            wellFormed(name, within);
            JsonNode value = value(parser.nextToken(), within, depth + 1);
            if (object.replace(name, value) != null) {
                faults.add(Fault.inBody(within, ProblemCode.DUPLICATE_FIELD));
            }
        }
        return object;
    }

    private ArrayNode array(String pointer, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, pointer + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private String wellFormed(String text, String pointer) {
        if (!Texts.isWellFormed(text)) {
            faults.add(Fault.inBody(pointer, ProblemCode.INVALID_UNICODE));
        }
        return text;
    }

    /** The pointer to a field, whose name a client may have chosen to be anything: shortened and made visible. */
    static String pointer(String parent, String name) {
        StringBuilder pointer = new StringBuilder(parent).append('/');
        name.codePoints().limit(LONGEST_NAME_TOLD).forEach(character -> {
            switch (character) {
                case '~' -> pointer.append("~0");
                case '/' -> pointer.append("~1");
                default -> pointer.appendCodePoint(Texts.isVisible(character) ? character : '\uFFFD');
            }
        });
        return pointer.toString();
    }
}

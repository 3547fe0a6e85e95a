package govbackbone.kit.http;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import govbackbone.kit.http.PaperCommand.ReceivePaper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A validator that knows nothing of the product judges with the published schema: it accepts what the binder accepts, and
 * refuses what the binder refuses as far as a schema can say so.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemasTest {
    private static final int BODIES = 20_000;
    /** What a schema does not say: which characters, days, numbers of documents and combinations there are. */
    private static final Set<String> BEYOND_A_SCHEMA = Set.of("FORBIDDEN_CHARACTER", "DATE_IN_FUTURE",
            "DATE_OUT_OF_RANGE", "TIME_IN_FUTURE", "INCONSISTENT", "INVALID_UNIT_CODE", "INVALID_DOCUMENT_NUMBER",
            "INVALID_VALUE", "BLANK");
    private static final RecordShape SHAPE = RecordShape.of(ReceivePaper.class);

    private final Binder binder = new Binder(InstantSource.fixed(SampleService.NOW));
    private final Schema judge = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Json.MAPPER.<JsonNode>valueToTree(new Schemas(Language.ENGLISH).request(SHAPE)));
    private final Random random = new Random(20_200_925);

    @Test
    void what_is_published_accepts_what_the_binder_accepts_and_refuses_what_it_refuses() {
        List<String> disagreements = new ArrayList<>();
        Set<String> refusedFor = new TreeSet<>();
        int accepted = 0;
        for (int i = 0; i < BODIES; i++) {
            JsonNode body = body();
            Faults faults = new Faults();
            boolean bound = binder.bind(SHAPE, body, faults).isPresent();
            Set<String> codes = faults.told().stream().map(Fault::code).collect(Collectors.toSet());
            List<?> objections = judge.validate(body,
                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
            accepted += bound ? 1 : 0;
            refusedFor.addAll(codes);
            if (bound && !objections.isEmpty()) {
                disagreements.add("accepted, but not by the schema: " + body + " " + objections);
            } else if (!BEYOND_A_SCHEMA.containsAll(codes) && objections.isEmpty()) {
                disagreements.add("refused for " + codes + ", but not by the schema: " + body);
            }
        }
        assertThat(disagreements.stream().limit(5)).isEmpty();
        assertThat(accepted).isBetween(BODIES / 20, BODIES * 19 / 20);
        assertThat(refusedFor).contains("REQUIRED", "UNKNOWN_FIELD", "WRONG_TYPE", "TOO_LONG", "TOO_SHORT", "PATTERN",
                "NOT_A_CODE", "NOT_A_DATE", "NOT_A_TIME", "OUT_OF_RANGE", "NUMBER_NOT_INTEGER", "TOO_MANY", "TOO_FEW",
                "DUPLICATE_ITEM");
    }

    /** A body that is right but for none to three of its fields. */
    private JsonNode body() {
        ObjectNode body = Json.MAPPER.valueToTree(SampleService.paper());
        List<Supplier<Map.Entry<String, ?>>> fields = new ArrayList<>(
                List.of(() -> Map.entry("title", text(2, 20)), () -> Map.entry("receivedOn", date()),
                        () -> Map.entry("theme", one("DATA_SHARING", "OTHER", "data_sharing", 1)),
                        () -> Map.entry("term", number(1, 99)),
                        () -> Map.entry("inSession", one(true, false, "true", 0)),
                        () -> Map.entry("proposers", proposers()), () -> Map.entry("body", text(1, 2_000)),
                        () -> Map.entry("cents", number(-9_007_199_254_740_991L, 9_007_199_254_740_991L)),
                        () -> Map.entry("unit", one("11370300MB28560647", "1", 5)),
                        () -> Map.entry("serial", one("23", "x", List.of())),
                        () -> Map.entry("submittedAt", one("2020-07-31T00:34:59+08:00", "2020-07-31", "now", 3)),
                        () -> Map.entry("others", one(List.of(), List.of("OTHER"), List.of("OTHER", "OTHER"), "OTHER",
                                List.of(1))),
                        () -> Map.entry("span", one(Map.of("from", "2020-01-01", "to", "2020-01-01"), Map.of(),
                                Map.of("from", "2020-01-02", "to", "2020-01-01"), List.of())),
                        () -> Map.entry("surplus", "x")));
        Collections.shuffle(fields, random);
        fields.stream().limit(random.nextInt(4)).map(Supplier::get)
                .forEach(field -> body.set(field.getKey(), Json.MAPPER.valueToTree(field.getValue())));
        if (random.nextInt(10) == 0) {
            body.remove(one("title", "receivedOn", "term", "proposers", "body").toString());
        }
        if (random.nextInt(10) == 0) {
            body.putNull(one("title", "theme", "inSession", "body", "others", "span", "unit").toString());
        }
        return body;
    }

    private Object one(Object... of) {
        return of[random.nextInt(of.length)];
    }

    private Object text(int shortest, int longest) {
        String character = one("字", "x", "𠮷").toString();
        return one(character.repeat(shortest), character.repeat(longest), character.repeat(longest + 1),
                character.repeat(shortest - 1), "", 5, List.of(), true);
    }

    private Object date() {
        return one("2020-07-31", "2020-02-30", "2020-7-1", "20200701", "1900-01-01", "2999-01-01", 20_200_731, "");
    }

    private Object number(long least, long most) {
        return one(least, most, least - 1, most + 1, 1.5, "1", true, (least + most) / 2);
    }

    private Object proposers() {
        int count = random.nextInt(5);
        List<Object> proposers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            proposers.add(one(Map.of("name", "示例甲"), Map.of("name", "示例乙", "phone", "0533-1234567"),
                    Map.of("name", "示例乙", "phone", "call me"), Map.of("name", "示例乙", "phone", ""),
                    Map.of("name", "示例乙", "phone", "  "), Map.of("name", 1), "示例甲"));
        }
        return proposers;
    }
}

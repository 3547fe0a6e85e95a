package govbackbone.reporting.figures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Problem;
import govbackbone.kit.query.Cursors;
import govbackbone.kit.query.OpenStreams;
import govbackbone.reporting.Histories;
import govbackbone.reporting.ReportedServices;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.InMemory;
import govbackbone.reporting.ledger.Ledger;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions about the ledger over HTTP. */
class FigureRoutesTest {
    private static final Catalogue CATALOGUE = new Catalogue(ReportedServices.ALL);
    private static final Ledger LEDGER = InMemory.ledger(CATALOGUE, Histories.of(7, 30, 12));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-03-01T02:00:00Z"), Context.ZONE);
    private static final String BUREAU = "11370300MB28560647";

    private @Nullable Actor actor = new Actor("analyst", "示例", null, Set.of(Role.ANALYST), Set.of(Role.ANALYST));

    private final WebTestClient client = client(new OpenStreams(1, 1, 30));

    private WebTestClient client(OpenStreams streams) {
        LedgerAccess door = new LedgerAccess(CATALOGUE, LEDGER, () -> 0.25, CLOCK, request -> Mono.justOrEmpty(actor),
                Schedulers.immediate());
        Cursors cursors = new Cursors(new byte[32]);
        FigureRoutes routes = new FigureRoutes(door, CATALOGUE, LEDGER, new FigureQuestions(LEDGER, cursors),
                new EntryQuestions(LEDGER, CATALOGUE, cursors));
        return WebTestClient
                .bindToRouterFunction(
                        routes.routes()
                                .and(new ChangeRoute(door, LEDGER, Flux.just(true), () -> 0.25, streams).route()))
                .handlerStrategies(HandlerStrategies.builder()
                        .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build())
                .configureClient().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8_000_000)).build();
    }

    private EntityExchangeResult<byte[]> get(String path, String... headers) {
        WebTestClient.RequestHeadersSpec<?> request = client.get().uri(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.exchange().expectBody().returnResult();
    }

    private JsonNode json(String path) {
        EntityExchangeResult<byte[]> result = get(path);
        assertThat(result.getStatus()).as(text(result)).isEqualTo(HttpStatus.OK);
        return JsonMapper.shared().readTree(text(result));
    }

    private static String text(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNullElse(result.getResponseBody(), new byte[0]),
                StandardCharsets.UTF_8);
    }

    @Test
    void theCatalogueTellsEveryMeasureWithItsDimensions() {
        JsonNode items = json("/api/reports/measures").path("items");

        assertThat(items.size()).isEqualTo(CATALOGUE.measures().size());
        JsonNode received = items.path(0);
        assertThat(received.path("code").asString()).isEqualTo("cases-received");
        assertThat(received.path("name").path("zh").asString()).isEqualTo("收件数");
        assertThat(received.path("dimensions").path(0).path("values").path(0).path("name").path("zh").asString())
                .isEqualTo("人大代表建议");
    }

    @Test
    void aFigureComesWithItsTextItsQualifierAndTheWayToItsEntries() {
        JsonNode figure = json("/api/reports/figures?measure=completion-rate&asOf=2020-12-31").path("items").path(0);

        assertThat(figure.path("numerator").asLong()).isPositive().isLessThan(figure.path("denominator").asLong());
        assertThat(figure.path("text").path("zh").asString()).endsWith("%");
        assertThat(figure.path("qualifier").asString()).isEqualTo("EXACT");
        JsonNode entries = json(figure.path("entriesHref").asString());
        assertThat(entries.path("items").size()).isEqualTo(figure.path("denominator").asInt());
        assertThat(entries.path("items").path(0).path("subject").path("href").asString())
                .startsWith("/api/proposals/");
    }

    @Test
    void groupsAddUpAndAreComparedWithAnotherDay() {
        JsonNode whole = json("/api/reports/figures?measure=reduced&asOf=2020-12-31").path("items").path(0);
        JsonNode groups = json(
                "/api/reports/figures?measure=reduced&by=reason,unit&asOf=2020-12-31&compareWith=2020-03-01")
                .path("items");

        long sum = 0;
        for (JsonNode group : groups) {
            sum += group.path("value").asLong();
            assertThat(group.path("labels").path("reason").path("zh").asString()).matches("\\p{IsHan}+");
            assertThat(group.path("compare").path("difference").asLong())
                    .isEqualTo(group.path("value").asLong() - group.path("compare").path("value").asLong());
        }
        assertThat(groups.size()).isGreaterThan(2);
        assertThat(sum).isEqualTo(whole.path("value").asLong());
    }

    @Test
    void pagesDoNotShiftAndTellEveryEntryOnce() {
        String question = "/api/reports/entries?measure=cases-received&asOf=2020-12-31&limit=7";
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = json(question + cursor);
            page.path("items").forEach(entry -> assertThat(seen.add(entry.path("eventId").asString())).isTrue());
            cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
            pages++;
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(30);
        assertThat(pages).isEqualTo(5);
    }

    @Test
    void aCursorOfAnotherQuestionIsRefused() {
        String next = json("/api/reports/entries?measure=cases-received&asOf=2020-12-31&limit=7").path("next")
                .asString();

        EntityExchangeResult<byte[]> result = get(
                "/api/reports/entries?measure=cases-received&asOf=2020-06-30&limit=7&cursor=" + next);

        assertThat(result.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(text(result)).contains("INVALID_CURSOR");
    }

    @Test
    void aSeriesOfWhatHappensAddsUpAndOneOfAStateEndsWithIt() {
        JsonNode flow = json("/api/reports/series?measure=cases-received&from=2019-01-01&to=2020-12-31&every=month");
        long sum = 0;
        for (JsonNode point : flow.path("items").path(0).path("points")) {
            sum += point.path("value").asLong();
        }
        assertThat(sum).isEqualTo(30);

        JsonNode stock = json("/api/reports/series?measure=cases-open&from=2020-01-01&to=2020-12-31&every=quarter");
        assertThat(stock.path("items").path(0).path("points").path(3).path("value").asLong())
                .isEqualTo(json("/api/reports/figures?measure=cases-open&asOf=2020-12-31").path("items").path(0)
                        .path("value").asLong());
    }

    @Test
    void anAnswerThatHasNotChangedIsNotSentAgain() {
        EntityExchangeResult<byte[]> first = get("/api/reports/figures?measure=reduced");
        String tag = Objects.requireNonNull(first.getResponseHeaders().getETag());

        assertThat(first.getResponseHeaders().getFirst("Projection-Lag")).isEqualTo("0.25");
        assertThat(get("/api/reports/figures?measure=reduced", HttpHeaders.IF_NONE_MATCH, tag).getStatus())
                .isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(get("/api/reports/figures?measure=paid", HttpHeaders.IF_NONE_MATCH, tag).getStatus())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void figuresAreTablesToo() throws IOException {
        String csv = text(get("/api/reports/figures.csv?measure=reduced&by=reason&bom=true"));
        assertThat(csv).startsWith("\uFEFF指标,指标代码,reason,reason（名称）,数值");
        EntityExchangeResult<byte[]> xlsx = get("/api/reports/entries.xlsx?measure=reduced&asOf=2020-12-31",
                HttpHeaders.ACCEPT_LANGUAGE, "en");
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                new ByteArrayInputStream(Objects.requireNonNull(xlsx.getResponseBody())))) {
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(3).getStringCellValue()).isEqualTo("Value");
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(3).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(4).getCellType()).isEqualTo(CellType.NUMERIC);
        }
    }

    @Test
    void figuresAreACubeForNotebooks() {
        JsonNode cube = json("/api/reports/figures.jsonstat?measure=reduced,reviewed&by=category,unit&asOf=2020-12-31");

        assertThat(cube.path("version").asString()).isEqualTo("2.0");
        assertThat(cube.path("class").asString()).isEqualTo("dataset");
        int cells = 1;
        for (JsonNode size : cube.path("size")) {
            cells *= size.asInt();
        }
        assertThat(cube.path("value").size()).isEqualTo(cells);
        assertThat(cube.path("dimension").path("measure").path("category").path("label").path("reduced").asString())
                .isEqualTo("累计审减金额");
        JsonNode series = json("/api/reports/series.jsonstat?measure=reduced&from=2020-01-01&to=2020-12-31");
        assertThat(series.path("dimension").path("time").path("category").path("index").size()).isEqualTo(12);
    }

    @Test
    void aUnitSeesItsOwnFiguresAlone() {
        long all = json("/api/reports/figures?measure=projects-filed").path("items").path(0).path("value").asLong();
        actor = new Actor("unit", "示例", new UnitCode(BUREAU), Set.of(Role.UNIT));
        long own = json("/api/reports/figures?measure=projects-filed").path("items").path(0).path("value").asLong();

        assertThat(own).isPositive().isLessThan(all);
        assertThat(get("/api/reports/figures?measure=projects-filed&unit=113703000000000199").getStatus())
                .isEqualTo(HttpStatus.FORBIDDEN);
        actor = new Actor("unit", "示例", null, Set.of(Role.UNIT));
        assertThat(get("/api/reports/figures?measure=projects-filed").getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        actor = new Actor("cloud", "示例", null, Set.of(Role.CLOUD_OPERATOR));
        assertThat(get("/api/reports/measures").getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        actor = null;
        assertThat(get("/api/reports/measures").getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            figures                                             | 422 | REQUIRED
            figures?measure=                                    | 422 | UNKNOWN_MEASURE
            figures?measure=nonsense                            | 422 | UNKNOWN_MEASURE
            figures?measure=reduced&by=colour                   | 422 | UNKNOWN_DIMENSION
            figures?measure=reduced,cases-received&by=reason    | 422 | UNKNOWN_DIMENSION
            figures?measure=reduced,cases-received&reason=OTHER | 422 | UNKNOWN_DIMENSION
            figures?measure=reduced&reason=NONSENSE             | 422 | UNKNOWN_VALUE
            figures?measure=reduced&colour=red                  | 400 | UNKNOWN_PARAMETER
            figures?measure=reduced&asOf=2020-02-30             | 422 | NOT_A_DATE
            figures?measure=reduced&asOf=2021-03-02             | 422 | DATE_IN_FUTURE
            figures?measure=reduced&compareWith=2021-03-02      | 422 | DATE_IN_FUTURE
            figures?measure=reduced&knownAt=2021-03-02          | 422 | TIME_IN_FUTURE
            figures?measure=reduced&knownAt=yesterday           | 422 | NOT_A_TIME
            figures?measure=reduced&knownAt=-999999999-01-01    | 422 | DATE_OUT_OF_RANGE
            figures?measure=reduced&knownAt=0001-01-01T00:00:00Z | 422 | DATE_OUT_OF_RANGE
            figures?measure=reduced&knownAt=%2B999999999-12-31  | 422 | NOT_A_TIME
            figures?measure=reduced&asOf=2020-01-01&from=2020-06-01 | 422 | DATES_REVERSED
            figures?measure=cases-open&from=2020-01-01          | 422 | PERIOD_OF_A_STATE
            figures?measure=reduced&limit=201                   | 422 | OUT_OF_RANGE
            figures?measure=reduced&cursor=nonsense             | 400 | INVALID_CURSOR
            figures?measure=reduced&measure=paid                | 400 | DUPLICATE_PARAMETER
            series?measure=reduced&from=2020-06-01&to=2020-01-01 | 422 | DATES_REVERSED
            series?measure=reduced&from=2000-01-01&every=day    | 422 | TOO_LONG_A_SERIES
            series?measure=reduced&every=fortnight              | 422 | NOT_A_CODE
            series?measure=reduced,paid,projects-filed,cases-received,contacts,research&from=2020-01-27&to=2021-02-28&every=day | 422 | TOO_MANY_FIGURES
            series?measure=cases-at-stage&by=source,level,theme,mode,unit,year,stage&from=2020-01-27&to=2021-02-28&every=day | 422 | TOO_MANY_FIGURES
            entries?measure=reduced,paid                        | 422 | TOO_MANY
            entries.csv?measure=nonsense                        | 422 | UNKNOWN_MEASURE
            figures.xlsx?measure=reduced&bom=true               | 400 | UNKNOWN_PARAMETER
            measures?limit=1                                    | 400 | UNKNOWN_PARAMETER
            """)
    void whatCannotBeAnsweredIsRefusedWithItsCodeInBothLanguages(String question, int status, String code) {
        for (String language : List.of("zh-CN", "en")) {
            EntityExchangeResult<byte[]> result = get("/api/reports/" + question, HttpHeaders.ACCEPT_LANGUAGE,
                    language);

            assertThat(result.getStatus().value()).as(text(result)).isEqualTo(status);
            JsonNode problem = JsonMapper.shared().readTree(text(result));
            JsonNode error = problem.path("errors").valueStream()
                    .filter(each -> each.path("code").asString().equals(code)).findFirst().orElseThrow();
            assertThat(error.path("parameter").asString()).isNotBlank();
            assertThat(problem.toString()).doesNotContainPattern("\\{\\d}");
        }
    }

    @Test
    void moreMeasuresThanAllowedAreRefused() {
        String many = String.join(",", IntStream.range(0, 51).mapToObj(i -> "m" + i).toList());

        EntityExchangeResult<byte[]> result = get("/api/reports/figures?measure=" + many);

        assertThat(result.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(text(result)).contains("TOO_MANY");
    }

    @Test
    void changesSayWhatIsKnownAndHowFarItIsBehind() {
        String first = client.get().uri("/api/reports/changes").exchange().expectStatus().isOk()
                .returnResult(String.class).getResponseBody().blockFirst();

        assertThat(first).contains("\"lagSeconds\":0.25").contains(LEDGER.knownAt().toString());
    }

    @Test
    void moreListenersThanAllowedAreToldToComeBack() {
        client(new OpenStreams(0, 1, 30)).get().uri("/api/reports/changes").exchange().expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "30");
    }

    @Test
    void aListenerWithTooManyStreamsIsToldSo() {
        client(new OpenStreams(1, 0, 30)).get().uri("/api/reports/changes").exchange().expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "30");
    }

    /** Sums of both services are for all of them; of what they are made, each role sees what its service shows it. */
    @ParameterizedTest
    @CsvSource({"PROJECT_REVIEWER, cases-received, projects-filed", "BUDGET_REVIEWER, cases-received, projects-filed",
        "ASSIGNING_OFFICE, projects-filed, cases-received", "REVIEWER, projects-filed, cases-received"})
    void aRoleOfOneServiceSeesNoEntriesOfTheOther(Role role, String closed, String open) {
        actor = new Actor("somebody", "示例", new UnitCode(BUREAU), Set.of(role), Set.of(role));

        for (String form : List.of("", ".csv", ".xlsx")) {
            assertThat(get("/api/reports/entries" + form + "?measure=" + closed).getStatus()).as(form)
                    .isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(get("/api/reports/entries" + form + "?measure=" + open).getStatus()).as(form)
                    .isEqualTo(HttpStatus.OK);
        }
    }

    @Test
    void aUnitSeesNoEntriesOfAnother() {
        UnitCode own = new UnitCode("113703000000000199");
        actor = new Actor("unit", "示例", own, Set.of(Role.UNIT, Role.OFFICE, Role.PRINCIPAL));
        JsonNode entries = json("/api/reports/entries?measure=projects-filed&limit=200").path("items");

        assertThat(entries.isEmpty()).isFalse();
        assertThat(entries).allSatisfy(entry -> assertThat(entry.toString()).contains(own.value())
                .doesNotContain(BUREAU));
        assertThat(get("/api/reports/entries?measure=projects-filed&unit=" + BUREAU).getStatus())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void everyTileIsOfAMeasureAndEveryQuantityHasAChecksum() {
        JsonNode tiles = json("/api/reports/tiles").path("items");
        assertThat(tiles.size()).isPositive();
        tiles.forEach(tile -> assertThat(CATALOGUE.measure(tile.path("measure").asString())).isPresent());

        assertThat(get("/api/reports/checksums").getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        actor = new Actor("admin", "示例", new UnitCode("113703000000000199"), Set.of(Role.ADMIN));
        assertThat(get("/api/reports/checksums").getStatus()).as("an administrator of one unit alone")
                .isEqualTo(HttpStatus.FORBIDDEN);
        actor = new Actor("admin", "示例", null, Set.of(Role.ADMIN), Set.of(Role.ADMIN));
        JsonNode again = json("/api/reports/checksums");
        assertThat(again.path("items").path(0).path("sha256").asString()).hasSize(64);
        assertThat(InMemory.ledger(CATALOGUE, Histories.of(7, 30, 12)).checksums()).isEqualTo(LEDGER.checksums());
        assertThat(InMemory.ledger(CATALOGUE, Histories.of(8, 30, 12)).checksums()).isNotEqualTo(LEDGER.checksums());
    }
}

package govbackbone.reporting.summaries;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import govbackbone.documents.Format;
import govbackbone.documents.OfficialDocument;
import govbackbone.documents.Templates;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.paper.PaperPage;
import govbackbone.reporting.figures.FigureQuery;
import govbackbone.reporting.figures.LedgerAccess;
import govbackbone.reporting.figures.Links;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Slice;
import govbackbone.reporting.summaries.AnnualSummary.Campaign;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/reports/summaries/{year}.html|.docx|.md}. */
final class SummaryRoutes implements ApiPaths {
    private static final String ROOT = "/api/reports/summaries/";
    private static final String YEAR = "[12]\\d{3}";
    private final LedgerAccess door;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Links links;
    private final Templates<SummaryPaper> templates;
    private final Function<String, Optional<Campaign>> campaigns;

    /** @param campaigns the handling of a year; read off the event loop */
    SummaryRoutes(LedgerAccess door, Ledger ledger, Catalogue catalogue, Links links, Templates<SummaryPaper> templates,
            Function<String, Optional<Campaign>> campaigns) {
        this.door = door;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.links = links;
        this.templates = templates;
        this.campaigns = campaigns;
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Format format : Format.values()) {
            routes.GET(ROOT + "{year:" + YEAR + "}." + format.extension(), request -> answer(request, format));
        }
        return routes.build();
    }

    private Mono<ServerResponse> answer(ServerRequest request, Format format) {
        String year = request.pathVariable("year");
        return door.ask(request, reading -> write(reading, year))
                .flatMap(document -> PaperPage.LINKED.of(document, format, "summary-" + year));
    }

    /** @throws Problem 404 if nothing is known of the unit or the year lies ahead */
    private OfficialDocument write(FigureQuery reading, String year) {
        LocalDate asOf = reading.asOf();
        Optional<String> unit = reading.parameters().one("unit");
        Slice slice = new Slice(asOf, reading.knownAt(), null, Map.of(), List.of());
        reading.parameters().done();
        String own = unit.orElseGet(() -> reading.ownUnit().orElse(null));
        if (own != null && !reading.maySeeUnit(own)) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        if (Integer.parseInt(year) > asOf.getYear()) {
            throw Problem.of(ProblemCode.UNKNOWN_ID);
        }
        String body = own == null
                ? "全市"
                : ledger.name(own).orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_ID));
        SummaryText text = new AnnualSummary(ledger, catalogue, links, year, own, slice)
                .write(campaigns.apply(year), body);
        return Headings.numbered(
                templates.fill(SummaryPaper.ANNUAL_SUMMARY, body + year + "年度人大代表建议、政协委员提案办理工作情况总结", text));
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Format format : Format.values()) {
            paths.put(ROOT + "{year}." + format.extension(), Map.of("get", operation(format, language, schemas)));
        }
        return paths;
    }

    private static Map<String, Object> operation(Format format, Language language, Schemas schemas) {
        Operation operation = new Operation("reports-summaries-" + format.extension(), "reports",
                language.choose("年度办理工作情况总结", "The annual summary") + " (" + format.extension() + ")")
                .roles(LedgerAccess.readers())
                .path("year", language.choose("年度。", "The year."), Map.of("type", "string", "pattern", YEAR))
                .query("unit", language.choose("单位的统一社会信用代码，默认全市。", "Code of the unit; all units if absent."),
                        Operation.TEXT)
                .query("asOf", language.choose("业务日期，也是成文日期，默认今天。",
                        "Business date, also of the paper; today if absent."), Operation.DATE)
                .query("knownAt", language.choose("以该时点的认识为准。", "As known at that moment."), Operation.TEXT);
        return PaperPage.answers(operation, format, language.choose("总结。", "The summary."))
                .refuses(schemas, 400, 401, 403, 404, 422, 503).told();
    }
}

package govbackbone.proposal.progress;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.http.SheetFormat;
import govbackbone.kit.query.ComputedTable;
import govbackbone.kit.query.Parameters;
import govbackbone.kit.query.ViewReader;
import govbackbone.proposal.campaigns.CampaignView;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.progress.CampaignProgress.Day;
import govbackbone.proposal.progress.CampaignProgress.Paper;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/campaigns/{id}/progress[.csv|.xlsx]}: how far the papers of its sessions were, day by day. Takes every
 * filter of {@code /api/proposals}, and shows whoever asks what they may see there.
 */
final class ProgressRoute implements ApiPaths {
    static final int MOST_DAYS = 1_100;
    private static final String PATH = "/api/campaigns/{id}/progress";
    private static final String NAME = "campaign-progress";

    private final ViewReader views;

    ProgressRoute(ViewReader views) {
        this.views = views;
    }

    RouterFunction<ServerResponse> route() {
        RouterFunctions.Builder routes = RouterFunctions.route().GET(PATH,
                request -> table(request, new Parameters(request.queryParams()), ComputedTable::json));
        for (SheetFormat format : SheetFormat.values()) {
            routes.GET(PATH + "." + format.extension(), request -> {
                Parameters parameters = new Parameters(request.queryParams());
                boolean bom = format == SheetFormat.CSV && parameters.flag("bom");
                return table(request, parameters,
                        table -> table.sheet(format, NAME, bom, views.today(), request));
            });
        }
        return routes.build();
    }

    private Mono<ServerResponse> table(ServerRequest request, Parameters parameters,
            Function<ComputedTable<Day>, Mono<ServerResponse>> answer) {
        Optional<LocalDate> from = parameters.date("from");
        Optional<LocalDate> to = parameters.date("to");
        if (from.isPresent() && to.isPresent()) {
            long days = to.get().toEpochDay() - from.get().toEpochDay() + 1;
            if (days < 1) {
                parameters.refuse("to", ProblemCode.INCONSISTENT);
            } else if (days > MOST_DAYS) {
                parameters.refuse("to", ProblemCode.TOO_MANY, MOST_DAYS, days);
            }
        }
        return views.one(CampaignView.class, request, request.pathVariable("id"), 0)
                .flatMap(campaign -> views.parts(CaseView.class, Paper.class, request, parameters,
                        campaign.sessions().stream().map(ProgressRoute::fields).toList())
                        .map(papers -> byDay(campaign, papers, from, to)))
                .flatMap(days -> answer.apply(new ComputedTable<>(Day.class, days)));
    }

    private static Map<String, Object> fields(CampaignView.Session session) {
        return Map.of("source", session.source().name(), "level", session.level().name(), "term", session.term(),
                "session", session.session());
    }

    /** As long as papers are open up to today, after that until the last of them moved; the latest days if it is too long. */
    private List<Day> byDay(CampaignView campaign, List<Paper> papers, Optional<LocalDate> from,
            Optional<LocalDate> to) {
        LocalDate last = to.orElseGet(() -> CampaignProgress.anyOpen(papers)
                ? views.today()
                : CampaignProgress.lastStep(papers).filter(step -> step.isAfter(campaign.openedOn()))
                        .orElse(campaign.openedOn()));
        LocalDate first = from.orElseGet(() -> CampaignProgress.firstStep(papers)
                .filter(step -> step.isBefore(campaign.openedOn())).orElse(campaign.openedOn()));
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        LocalDate shown = first.isBefore(earliest) ? earliest : first;
        return shown.isAfter(last) ? List.of() : CampaignProgress.byDay(papers, shown, last);
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        Map<String, Object> table = Map.of("type", "object", "required", List.of("items"), "properties",
                Map.of("items", Map.of("type", "array", "items", schemas.reference(Day.class))));
        paths.put(PATH, Map.of("get", operation(language, schemas, "campaigns-progress", "application/json", table)));
        for (SheetFormat format : SheetFormat.values()) {
            paths.put(PATH + "." + format.extension(), Map.of("get",
                    operation(language, schemas, "campaigns-progress-" + format.extension(),
                            format.type().getType() + "/" + format.type().getSubtype(), Map.of("type", "string"))));
        }
        return paths;
    }

    private static Map<String, Object> operation(Language language, Schemas schemas, String id, String type,
            Map<String, Object> schema) {
        Operation operation = new Operation(id, "campaigns",
                language.choose("逐日办理进度；可使用建议提案（proposals）的全部筛选条件",
                        "Progress day by day; takes every filter of proposals"))
                .path("id", language.choose("年度办理编号", "Id of the campaign"))
                .query("from", language.choose("首日，默认为启动之日或首件收件之日中的较早者",
                        "First day; by default the day it was opened or the first paper came in, whichever is earlier"),
                        Operation.DATE)
                .query("to", language.choose("末日，默认为今天，全部办结后为最后一次变动之日",
                        "Last day; by default today, and once all is done the day on which the last paper moved"),
                        Operation.DATE);
        if (type.equals("text/csv")) {
            operation.bom(language);
        }
        return operation.answers(200, language.choose("逐日办理进度。", "The progress, day by day."), type, schema)
                .refuses(schemas, 400, 401, 403, 404, 422, 503).told();
    }
}

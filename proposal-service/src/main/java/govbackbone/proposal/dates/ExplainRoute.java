package govbackbone.proposal.dates;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.events.DatePeriod;
import govbackbone.events.RollPolicy;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.query.Parameters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/calendars/explain?from=2020-04-30&amount=5&unit=WORKING_DAYS}: when a period ends, and why. With
 * {@code knownAt} as it was known on an earlier day.
 */
final class ExplainRoute implements ApiPaths {
    static final String PATH = "/api/calendars/explain";
    private static final String TAG = "calendars";
    private static final int LONGEST = 400;

    private final Supplier<WorkingCalendars> calendars;
    private final Function<ServerRequest, Mono<Actor>> actors;

    ExplainRoute(Supplier<WorkingCalendars> calendars, Function<ServerRequest, Mono<Actor>> actors) {
        this.calendars = calendars;
        this.actors = actors;
    }

    RouterFunction<ServerResponse> route() {
        return RouterFunctions.route().GET(PATH, request -> Caller.known(actors.apply(request))
                .flatMap(actor -> ServerResponse.ok().bodyValue(explain(new Parameters(request.queryParams())))))
                .build();
    }

    private ExplainedDay explain(Parameters parameters) {
        LocalDate from = parameters.required("from", parameters.date("from")).orElse(LocalDate.EPOCH);
        int amount = (int) parameters.number("amount", 1, LONGEST, 0);
        parameters.required("amount", parameters.one("amount"));
        DatePeriod.Unit unit = parameters.required("unit", parameters.code("unit", DatePeriod.Unit.class))
                .orElse(DatePeriod.Unit.DAYS);
        RollPolicy roll = parameters.code("roll", RollPolicy.class).orElse(RollPolicy.NEXT_WORKING_DAY);
        LocalDate knownAt = parameters.date("knownAt").orElse(null);
        parameters.done();
        WorkingCalendars papers = calendars.get();
        WorkingCalendar calendar = knownAt == null ? papers.current() : papers.knownOn(knownAt);
        return ExplainedDay.of(calendar.end(from, new DatePeriod(amount, unit), roll), calendar, papers);
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        return Map.of(PATH, Map.of("get", new Operation("calendars-explain", TAG,
                language.choose("说明期限的计算", "Explain how a date is computed"))
                .required("from", language.choose("起算日，不计入期限", "Start, not counted itself"), Operation.DATE)
                .required("amount", language.choose("期限数量", "Amount of the period"),
                        Map.of("type", "integer", "minimum", 1, "maximum", LONGEST))
                .required("unit", language.choose("期限单位", "Unit of the period"), codes(DatePeriod.Unit.values()))
                .query("roll", language.choose("期末日遇休息日是否顺延，默认顺延",
                        "Whether a last day that is no working day moves; it does by default"),
                        codes(RollPolicy.values()))
                .query("knownAt", language.choose("按该日已公布的日历计算，默认按最新日历",
                        "By what was published on that day; the latest by default"), Operation.DATE)
                .answers(language.choose("计算结果及其理由。", "The date and why."), schemas.reference(ExplainedDay.class))
                .refuses(schemas, 400, 401, 422).told()));
    }

    private static Map<String, Object> codes(Enum<?>[] values) {
        return Map.of("type", "string", "enum", Arrays.stream(values).map(Enum::name).toList());
    }
}

package govbackbone.kit.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.NoticeEvent;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Correlation;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.notice.NoticeCommand.MarkRead;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The inbox of a service that issues notices: the aggregate, the view {@code GET /api/notices}, and
 * {@code POST /api/notices/mark-all-read}, which gives {@link MarkRead} for everything unread that is addressed to the
 * caller.
 */
@Configuration(proxyBeanMethods = false)
public class NoticeConfiguration {
    /** Marked by one request; whoever has more unread asks again. */
    static final int MOST_AT_ONCE = 1_000;
    private static final int CONCURRENT = 8;
    private static final String PATH = "/api/notices/mark-all-read";
    private static final String UNTIL = "until";

    @Bean
    AggregateType<NoticeCommand, ?, NoticeEvent> noticeType() {
        return Notices.TYPE;
    }

    @Bean
    Projection<NoticeEvent, NoticeView> noticeView() {
        return NoticeProjection.projection();
    }

    /**
     * @param read how many notices were marked
     * @param more whether unread ones are left
     */
    record MarkedRead(int read, boolean more) {}

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> markAllRead(Function<ServerRequest, Mono<Actor>> actors, ViewStore views,
            Commands commands, InstantSource clock) {
        return RouterFunctions.route().POST(PATH, request -> Caller.known(actors.apply(request))
                .flatMap(actor -> markRead(request, actor, until(request, clock), views, commands))
                .flatMap(marked -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(marked)))
                .build();
    }

    private static Mono<MarkedRead> markRead(ServerRequest request, Actor actor, Instant until, ViewStore views,
            Commands commands) {
        return unread(views, actor, until).collectList().flatMap(ids -> Flux.fromIterable(ids).take(MOST_AT_ONCE)
                .flatMap(id -> commands.submit(new Submission<>(Notices.TYPE, id, new MarkRead(), actor, null, null,
                        Correlation.of(request.exchange()))), CONCURRENT)
                .count().map(read -> new MarkedRead(read.intValue(), ids.size() > MOST_AT_ONCE)));
    }

    /** The oldest come first, so that asking again goes on where this ends. */
    private static Flux<String> unread(ViewStore views, Actor actor, Instant until) {
        List<String> addresses = actor.addresses().stream().map(Addressee::value).toList();
        return Flux.defer(() -> Flux.from(views.collection(NoticeProjection.VIEW)
                .find(Filters.and(Filters.in("to", addresses), Filters.eq("read", false)))
                .sort(Sorts.ascending("issuedAt")).limit(MOST_AT_ONCE + 1)))
                .map(document -> views.read(NoticeProjection.VIEW, document))
                .takeWhile(notice -> !notice.issuedAt().isAfter(until)).map(NoticeView::id)
                .onErrorMap(MongoException.class, away -> Problem.unavailable(5));
    }

    private static Instant until(ServerRequest request, InstantSource clock) {
        Faults faults = new Faults();
        request.queryParams().keySet().stream().filter(name -> !name.equals(UNTIL)).sorted()
                .forEach(name -> faults.add(Fault.inParameter(name, ProblemCode.UNKNOWN_PARAMETER)));
        Instant until = request.queryParam(UNTIL).map(text -> time(text, faults)).orElseGet(clock::instant);
        faults.refuseIfAny();
        return until;
    }

    private static Instant time(String text, Faults faults) {
        try {
            // A plus sign that was not escaped arrives as a blank.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException malformed) {
            faults.add(Fault.inParameter(UNTIL, ProblemCode.NOT_A_TIME));
            return Instant.MIN;
        }
    }

    @Bean
    ApiPaths markAllReadPaths() {
        return NoticeConfiguration::paths;
    }

    private static Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        return Map.of(PATH, Map.of("post", new Operation("notices-mark-all-read", "notices",
                language.choose("全部标为已读", "Mark all as read"))
                .description(language.choose(
                        "将发给本人、本单位及本人角色的未读通知标为已读，由早到晚，每次至多" + MOST_AT_ONCE + "条；more为true时可再次提交。",
                        "Marks unread notices to the caller's person, unit and roles, oldest first, at most "
                                + MOST_AT_ONCE + " at once; ask again while more is true."))
                .query(UNTIL, language.choose("只标记此时间及以前发出的通知；缺省为当前时间。",
                        "Only notices issued up to this time; now if left out."),
                        Map.of("type", "string", "format", "date-time"))
                .answers(language.choose("已办理。", "Done."), schemas.reference(MarkedRead.class))
                .refuses(schemas, 400, 401, 422, 503).told()));
    }
}

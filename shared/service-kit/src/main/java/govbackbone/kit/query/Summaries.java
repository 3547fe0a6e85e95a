package govbackbone.kit.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.SheetFormat;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code summary?by=…}: as JSON with a total, or as a sheet. */
final class Summaries {
    static final String BY = "by";
    static final String COUNT = "count";
    static final int MOST_FIELDS = 3;
    static final int MOST_GROUPS = 10_000;

    private final Views views;

    Summaries(Views views) {
        this.views = views;
    }

    /**
     * What is asked.
     *
     * @param summary grouped as asked
     * @param filter  of the documents
     */
    private record Question(Summary summary, Bson filter) {}

    private Question question(ServedView<?> view, Scope scope, Parameters parameters) {
        Bson filter = view.filter(parameters, scope, views.today());
        List<ViewField> possible = visible(view.groupings(), scope);
        List<String> names = parameters.one(BY).stream().flatMap(value -> Arrays.stream(value.split(",", -1)))
                .distinct().toList();
        List<ViewField> by = new ArrayList<>();
        for (String name : names) {
            Optional<ViewField> field = possible.stream().filter(f -> f.path().equals(name)).findFirst();
            field.ifPresentOrElse(by::add, () -> parameters.refuse(BY, ProblemCode.NOT_A_CODE,
                    possible.stream().map(ViewField::path).toList()));
        }
        if (names.size() > MOST_FIELDS) {
            parameters.refuse(BY, ProblemCode.TOO_MANY, MOST_FIELDS, names.size());
        }
        return new Question(new Summary(by, visible(view.sums(), scope)), filter);
    }

    private static List<ViewField> visible(List<ViewField> fields, Scope scope) {
        return fields.stream().filter(field -> scope.restricted() || !field.restricted()).toList();
    }

    private Mono<List<Summary.Row>> rows(ServedView<?> view, Question question) {
        return views.summary(view, question.filter(), question.summary(), MOST_GROUPS + 1).doOnNext(rows -> {
            if (rows.size() > MOST_GROUPS) {
                Faults faults = new Faults();
                faults.add(Fault.inParameter(BY, ProblemCode.TOO_MANY_GROUPS, MOST_GROUPS));
                faults.refuseIfAny();
            }
        });
    }

    /** The total counts every document once, however many groups it is in. */
    Mono<ServerResponse> json(ServedView<?> view, Scope scope, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        Question question = question(view, scope, parameters);
        parameters.done();
        Summary whole = new Summary(List.of(), question.summary().sums());
        Mono<List<Summary.Row>> groups = question.summary().by().isEmpty()
                ? Mono.just(List.of())
                : rows(view, question);
        return groups.zipWith(views.summary(view, question.filter(), whole, 1)).flatMap(found -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ArrayNode items = body.putArray("items");
            found.getT1().forEach(row -> items.add(node(question.summary(), row)));
            body.set("total", node(whole, found.getT2().isEmpty() ? whole.nothing() : found.getT2().getFirst()));
            return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache").bodyValue(ViewJson.bytes(body));
        });
    }

    private static ObjectNode node(Summary summary, Summary.Row row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < summary.by().size(); i++) {
            node.putPOJO(summary.by().get(i).path(), row.keys().get(i));
        }
        node.put(COUNT, row.count());
        for (int i = 0; i < summary.sums().size(); i++) {
            node.putPOJO(summary.sums().get(i).path(), row.sums().get(i));
        }
        summary.rates().forEach(rate -> node.putPOJO(Summary.Rate.name(rate.field()), rate.of(row)));
        return node;
    }

    /** The groups, under headings in the reader's language. */
    Mono<ServerResponse> sheet(ServedView<?> view, SheetFormat format, Scope scope, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        Question question = question(view, scope, parameters);
        boolean bom = format == SheetFormat.CSV && parameters.flag("bom");
        parameters.done();
        Language language = Language.of(request.headers().asHttpHeaders());
        return rows(view, question).publishOn(Schedulers.boundedElastic()).flatMap(rows -> ServerResponse.ok()
                .contentType(format.type())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        Exports.disposition(view.collection(), view.label(language), format, views.today()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag()).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .bodyValue(bytes(view, format, question.summary(), rows, bom, language)));
    }

    private static byte[] bytes(ServedView<?> view, SheetFormat format, Summary summary, List<Summary.Row> rows,
            boolean bom, Language language) {
        List<String> headings = Stream.of(summary.by().stream().map(field -> field.label(language)),
                Stream.of(language.choose("件数", "Count")),
                summary.sums().stream().map(field -> field.label(language)),
                summary.rates().stream().map(rate -> rate.label(language))).flatMap(names -> names).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Sheet sheet = Exports.sheet(format, out, view.label(language), headings, bom)) {
            for (Summary.Row row : rows) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (int i = 0; i < summary.by().size(); i++) {
                    cells.add(Summary.shown(summary.by().get(i), row.keys().get(i), language));
                }
                cells.add(row.count());
                cells.addAll(row.sums());
                summary.rates().forEach(rate -> cells.add(rate.of(row)));
                sheet.row(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

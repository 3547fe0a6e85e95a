package govbackbone.kit.query;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import govbackbone.events.DomainEvent;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Dated;
import govbackbone.kit.http.RecordShape.Decimal;
import govbackbone.kit.http.RecordShape.Flag;
import govbackbone.kit.http.RecordShape.Keyed;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Textual;
import govbackbone.kit.http.RecordShape.Timed;
import govbackbone.kit.http.RecordShape.Valued;
import govbackbone.kit.http.RecordShape.Whole;
import govbackbone.kit.query.FilterParameter.Comparison;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * All that the read API derives from a view, found once at start.
 *
 * @param type      the view
 * @param fields    of the view record, at every depth
 * @param derived   fields that are computed when it is read
 * @param filters   parameters of lists and exports
 * @param aggregate whose history the documents tell, if the collection takes commands
 */
record ServedView<V>(ViewType<V> type, List<ViewField> fields, List<ViewField> derived, List<FilterParameter> filters,
        Optional<AggregateType<?, ?, ? extends DomainEvent>> aggregate) {
    static final String SORT = "sort";
    /** Parameters of lists and exports that are no filters; no filter may be named so. */
    private static final Set<String> RESERVED = Set.of(SORT, "limit", "cursor", "bom", "codes", Summaries.BY);

    /**
     * @param aggregates of the service
     * @throws IllegalArgumentException if the view contradicts what its annotations promise
     */
    static <V> ServedView<V> of(ViewType<V> type, List<AggregateType<?, ?, ?>> aggregates) {
        RecordComponent[] components = type.view().getRecordComponents();
        check(components != null && components.length >= 2 && components[0].getName().equals("id")
                && components[0].getType() == String.class && components[1].getName().equals("version")
                && components[1].getType() == long.class, type, "must be a record of String id, long version, …");
        List<ViewField> fields = ViewField.of(type.view());
        List<ViewField> derived = type.today() == null ? List.of() : ViewField.of(type.today().type());
        Set<String> names = new HashSet<>();
        for (ViewField field : concat(fields, derived)) {
            check(names.add(field.path()), type, "has two fields " + field.path());
        }
        List<FilterParameter> filters = fields.stream().flatMap(field -> FilterParameter.of(field).stream()).toList();
        Set<String> parameters = new HashSet<>(RESERVED);
        for (FilterParameter filter : filters) {
            check(parameters.add(filter.name()), type, "has two meanings of the parameter " + filter.name());
        }
        for (ViewField field : fields) {
            boolean single = !field.repeated() && !(field.kind() instanceof Nested) && !(field.kind() instanceof Keyed);
            check(single || !field.has(Sortable.class), type, "cannot be sorted by " + field.path());
        }
        for (ViewField field : fields) {
            check(!field.has(Grouped.class) || canBeGrouped(field), type, "cannot be grouped by " + field.path());
            check(!field.has(Summed.class) || canBeSummed(field), type, "cannot add up " + field.path());
            check(!field.path().equals(Summaries.COUNT) || !(field.has(Grouped.class) || field.has(Summed.class)), type,
                    "has a second meaning of " + Summaries.COUNT);
            check(field.partOf().isEmpty() || fields.stream()
                    .anyMatch(whole -> whole.path().equals(field.partOf()) && whole.has(Summed.class)), type,
                    "has no sum of which " + field.path() + " is a part");
            check(field.partOf().isEmpty() || names.add(Summary.Rate.name(field)), type,
                    "has a second meaning of " + Summary.Rate.name(field));
        }
        Readers readers = type.view().getAnnotation(Readers.class);
        check(readers == null || readers.ownUnit().length == 0 || canScope(fields, readers.unitField()), type,
                "needs a field of @Readers.unitField");
        check(readers == null || readers.addressed().length == 0 || canScope(fields, readers.addressField()), type,
                "needs a field of @Readers.addressField");
        ServedView<V> view = new ServedView<>(type, fields, derived, filters, aggregates.stream()
                .filter(aggregate -> servesSameCollection(aggregate, type)).findFirst());
        check(!view.isPublic() || filters.stream().noneMatch(filter -> filter.comparison() == Comparison.MINE), type,
                "is read by nobody in particular");
        check(!view.isPublic() || concat(fields, derived).stream().noneMatch(ViewField::restricted), type,
                "would publish personal data");
        // Histories and changes show every event, and who gave rise to it.
        check(!view.isPublic() || view.aggregate().isEmpty(), type, "would publish the history of an aggregate");
        return view;
    }

    private static boolean canScope(List<ViewField> fields, String path) {
        return fields.stream().anyMatch(field -> field.path().equals(path)
                && (field.kind() instanceof Textual || field.kind() instanceof Valued));
    }

    private static boolean canBeGrouped(ViewField field) {
        return switch (field.kind()) {
            case Textual _,Coded _,Dated _,Whole _,Flag _,Valued _ -> true;
            case Timed _,Decimal _,Nested _,Listed _,Keyed _ -> false;
        };
    }

    private static boolean canBeSummed(ViewField field) {
        return !field.repeated() && switch (field.kind()) {
            case Dated _,Whole _,Decimal _,Flag _ -> true;
            case Textual _,Coded _,Timed _,Valued _,Nested _,Listed _,Keyed _ -> false;
        };
    }

    private static boolean servesSameCollection(AggregateType<?, ?, ?> aggregate, ViewType<?> type) {
        CommandApi api = aggregate.commands().getAnnotation(CommandApi.class);
        return api != null && api.collection().equals(type.collection());
    }

    private static void check(boolean holds, ViewType<?> type, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(type.view().getName() + " " + otherwise);
        }
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    String collection() {
        return type.collection();
    }

    /** Where the API serves it. */
    String path() {
        return (isPublic() ? "/api/public/" : "/api/") + type.collection();
    }

    /** Whether it is read without a token. */
    boolean isPublic() {
        Readers readers = readers();
        return readers != null && readers.anyone();
    }

    String label(Language language) {
        return language.label(type.view()).orElse(type.collection());
    }

    @Nullable
    Readers readers() {
        return type.view().getAnnotation(Readers.class);
    }

    /** @throws govbackbone.kit.http.Problem 403 if the actor may read nothing of the view */
    Scope scopeOf(Actor actor) {
        return Scope.of(readers(), actor);
    }

    List<ViewField> sortables() {
        return fields.stream().filter(field -> field.has(Sortable.class)).toList();
    }

    /** By what summaries can be grouped; a view without any has no summary. */
    List<ViewField> groupings() {
        return fields.stream().filter(field -> field.has(Grouped.class)).toList();
    }

    /** What summaries add up. */
    List<ViewField> sums() {
        return fields.stream().filter(field -> field.has(Summed.class)).toList();
    }

    /** What the parameters ask for, of what the reader may see. Personal data can neither be filtered nor sorted by. */
    Bson filter(Parameters parameters, Scope scope, LocalDate today) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(visible(scope));
        filters.stream().filter(filter -> scope.restricted() || !filter.field().restricted())
                .forEach(filter -> conditions.addAll(filter.conditions(parameters, scope, today)));
        return Filters.and(conditions);
    }

    /** The order the parameters ask for. */
    Order order(Parameters parameters, Scope scope) {
        Optional<String> asked = parameters.one(SORT);
        if (asked.isEmpty()) {
            return Order.BY_ID;
        }
        List<ViewField> possible = sortables().stream().filter(field -> scope.restricted() || !field.restricted())
                .toList();
        boolean descending = asked.get().startsWith("-");
        String name = descending ? asked.get().substring(1) : asked.get();
        Optional<Order> order = possible.stream().filter(field -> field.path().equals(name)).findFirst()
                .map(field -> new Order(field.storedPath(), descending));
        if (order.isEmpty()) {
            parameters.refuse(SORT, ProblemCode.NOT_A_CODE,
                    possible.stream().map(ViewField::path).flatMap(path -> Stream.of(path, "-" + path))
                            .toList());
        }
        return order.orElse(Order.BY_ID);
    }

    /** What every document must meet for that reader: it exists, and is within scope. */
    static Bson visible(Scope scope) {
        return Filters.and(Filters.exists("_gone", false), scope.filter());
    }
}

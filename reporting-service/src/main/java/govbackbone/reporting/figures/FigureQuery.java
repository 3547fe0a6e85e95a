package govbackbone.reporting.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.query.Parameters;
import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The query parameters that every question about the ledger has, as somebody who asks may ask it: whoever has no role that
 * concerns every unit sees figures of the own unit alone.
 */
public final class FigureQuery {
    /** Who sees the figures of all units. */
    static final Set<Role> ALL_UNITS = EnumSet.of(Role.ASSIGNING_OFFICE, Role.OFFICE, Role.PRINCIPAL, Role.REVIEWER,
            Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.ANALYST, Role.AUDITOR, Role.ADMIN);
    /** Who sees the figures of the unit they belong to. */
    static final Set<Role> OWN_UNIT = EnumSet.of(Role.UNIT, Role.HANDLER);
    static final int MOST_MEASURES = 50;
    private static final String UNIT = "unit";
    private static final int LONGEST_VALUE = 100;

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Actor actor;
    private final Parameters parameters;
    private final LocalDate today;
    private final Instant now;

    FigureQuery(Catalogue catalogue, Ledger ledger, Clock clock, Actor actor, Parameters parameters) {
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.actor = actor;
        this.parameters = parameters;
        this.now = clock.instant();
        this.today = LocalDate.ofInstant(now, Context.ZONE);
    }

    public LocalDate today() {
        return today;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** The unit whose figures alone whoever asks may see; empty for the figures of all. */
    public Optional<String> ownUnit() {
        return actor.isCityWide(ALL_UNITS) ? Optional.empty() : Optional.ofNullable(actor.unit()).map(UnitCode::value);
    }

    public boolean maySeeUnit(String unit) {
        return ownUnit().map(unit::equals).orElse(true);
    }

    /** Whether whoever asks may know of a subject of that kind. */
    public boolean maySee(String kind, Account account) {
        return audience(kind).includes(actor, account.dimensions().getOrDefault(UNIT, ""));
    }

    /** @throws Problem 403 if whoever asks may see the sums of a measure, but not of what they are made */
    void requireSubjects(Measure measure) {
        Audience audience = catalogue.logs().stream().filter(log -> log.measures().contains(measure)).findFirst()
                .map(log -> Audience.of(log.service())).orElseThrow();
        if (!audience.includesAll(actor) && (ownUnit().isEmpty() || audience.unit(actor).isEmpty())) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
    }

    private Audience audience(String kind) {
        return catalogue.logs().stream()
                .filter(log -> log.books().stream().anyMatch(book -> book.kind().equals(kind))).findFirst()
                .map(log -> Audience.of(log.service())).orElseThrow();
    }

    /** The measures asked for, at least one and at most so many; one that is not there is refused. */
    List<Measure> measures(int most) {
        Optional<String> asked = parameters.required("measure", parameters.one("measure"));
        List<String> codes = asked.map(text -> Arrays.stream(text.split(",", -1)).distinct().toList())
                .orElse(List.of());
        if (codes.size() > most) {
            parameters.refuse("measure", ProblemCode.TOO_MANY, most, codes.size());
            return List.of();
        }
        return codes.stream().flatMap(code -> {
            Optional<Measure> found = catalogue.measure(code);
            if (found.isEmpty()) {
                parameters.refuse("measure", QuestionRejection.UNKNOWN_MEASURE, code);
            }
            return found.stream();
        }).toList();
    }

    public LocalDate asOf() {
        return dateUpToToday("asOf").orElse(today);
    }

    Optional<LocalDate> dateUpToToday(String name) {
        Optional<LocalDate> date = parameters.date(name);
        if (date.filter(day -> day.isAfter(today)).isPresent()) {
            parameters.refuse(name, ProblemCode.DATE_IN_FUTURE, today);
            return Optional.empty();
        }
        return date;
    }

    /**
     * By default the moment of the last event of which it is certain that nothing before it is missing: so the same question
     * has the same answer until the next, and for ever if it is asked with that moment.
     *
     * @throws Problem 503 if this instance does not know yet all that was recorded by the moment asked for
     */
    public Instant knownAt() {
        Optional<Instant> asked = parameters.moment("knownAt");
        // The end of a day that is not over is a way to write today.
        if (asked.filter(moment -> LocalDate.ofInstant(moment, Context.ZONE).isAfter(today)).isPresent()) {
            parameters.refuse("knownAt", ProblemCode.TIME_IN_FUTURE);
        }
        return settled(asked.filter(moment -> !moment.isAfter(now)).orElseGet(ledger::knownAt));
    }

    /** @throws Problem 503 if this instance does not know yet all that was recorded by then */
    Instant settled(Instant moment) {
        Instant settled = ledger.settled();
        if (settled.equals(Instant.EPOCH) || moment.isAfter(settled)) {
            throw Problem.of(ProblemCode.VIEW_BEHIND).withHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        return moment;
    }

    /** @throws Problem 403 if whoever asks has none of these roles for every unit: the ledger is of all of them */
    void requireCityWide(Set<Role> roles) {
        if (!actor.isCityWide(roles)) {
            throw Problem.roleRequired(roles);
        }
    }

    /** The first day of a period; only of what happens, not of how things stand. */
    @Nullable
    LocalDate from(List<Measure> measures, LocalDate last) {
        Optional<LocalDate> from = parameters.date("from");
        from.ifPresent(first -> {
            if (first.isAfter(last)) {
                parameters.refuse("from", QuestionRejection.DATES_REVERSED, first, last);
            }
            measures.stream().filter(measure -> measure.kind() == Measure.Kind.STOCK)
                    .forEach(measure -> parameters.refuse("from", QuestionRejection.PERIOD_OF_A_STATE,
                            measure.code()));
        });
        return from.orElse(null);
    }

    /** What they are told apart by, every one of them. */
    List<String> by(List<Measure> measures) {
        Set<String> by = new LinkedHashSet<>(
                parameters.one("by").map(text -> List.of(text.split(",", -1))).orElse(List.of()));
        measures.forEach(measure -> by.stream().filter(dimension -> dimension(measure, dimension).isEmpty())
                .forEach(dimension -> parameters.refuse("by", QuestionRejection.UNKNOWN_DIMENSION, measure.code(),
                        dimension, measure.dimensions().stream().map(Dimension::code).toList())));
        return List.copyOf(by);
    }

    static Optional<Dimension> dimension(Measure measure, String code) {
        return measure.dimensions().stream().filter(dimension -> dimension.code().equals(code)).findFirst();
    }

    /** Filters by any dimension that all measures have. */
    Map<String, Set<String>> where(List<Measure> measures) {
        Map<String, Set<String>> where = new HashMap<>();
        measures.stream().flatMap(measure -> measure.dimensions().stream()).map(Dimension::code).distinct()
                .forEach(code -> parameters.one(code).ifPresent(text -> {
                    Set<String> values = Set.copyOf(List.of(text.split(",", -1)));
                    measures.forEach(measure -> check(measure, code, values));
                    where.put(code, values);
                }));
        ownUnit().ifPresent(own -> {
            if (!where.getOrDefault(UNIT, Set.of(own)).equals(Set.of(own))) {
                throw Problem.of(ProblemCode.FORBIDDEN);
            }
            where.put(UNIT, Set.of(own));
        });
        return where;
    }

    private void check(Measure measure, String code, Set<String> values) {
        Optional<Dimension> dimension = dimension(measure, code);
        if (dimension.isEmpty()) {
            parameters.refuse(code, QuestionRejection.UNKNOWN_DIMENSION, measure.code(), code,
                    measure.dimensions().stream().map(Dimension::code).toList());
        } else if (dimension.get().codes() != null) {
            values.stream().filter(value -> !value.isEmpty() && dimension.get().label(value).isEmpty())
                    .forEach(value -> parameters.refuse(code, QuestionRejection.UNKNOWN_VALUE, code, shown(value)));
        }
    }

    private static String shown(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /** Everything at once. */
    Slice slice(List<Measure> measures) {
        LocalDate asOf = asOf();
        return new Slice(asOf, knownAt(), from(measures, asOf), where(measures), by(measures));
    }
}

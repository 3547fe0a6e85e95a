package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.Subjects;
import govbackbone.events.registry.Expert;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.Reduction;
import govbackbone.events.registry.ReductionReason;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.registry.plans.AnnualPlans;
import govbackbone.registry.plans.AnnualPlans.Place;
import govbackbone.registry.projects.Project.Filed;
import govbackbone.registry.projects.Project.Review;
import govbackbone.registry.projects.Project.Verdict;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.rules.RegistryRules;
import govbackbone.registry.systems.GovSystems;

import static govbackbone.registry.projects.ProjectDecider.*;
import static govbackbone.registry.projects.ProjectRejection.*;
import static java.util.Objects.requireNonNull;

/** The review (评审): experts are heard, overlaps resolved, every line judged; then it is approved, deferred or rejected. */
final class ReviewRules {
    private static final int LEAST_NOTE = 10;

    private ReviewRules() {}

    /** An odd number of experts without conflict; the filing of an operation is reviewed by its lines only. */
    static List<ProjectEvent> openReview(Filed state, OpenReview c, RegistryRules rules, Context context) {
        LocalDate on = context.orToday(c.openedOn());
        List<ExpertEntry> experts = orEmpty(c.experts());
        long free = experts.stream().filter(expert -> !expert.conflict()).count();
        boolean enough = (state.kind() == FilingKind.OPERATION && experts.isEmpty())
                || (free >= rules.leastExperts() && free % 2 == 1);
        Objections objections = new Objections();
        dated(objections, on, "/openedOn", state.since(), context);
        objections.unless(enough, EXPERTS_TOO_FEW, "/experts", rules.leastExperts());
        Set<String> subjects = new HashSet<>();
        for (int i = 0; i < experts.size(); i++) {
            String subject = experts.get(i).subject();
            objections.unless(subjects.add(Subjects.canonical(subject)), EXPERT_TWICE, "/experts/" + i + "/subject",
                    subject)
                    .unless(!isInvolved(state.took(), subject) && !context.actor().isPerson(subject), EXPERT_INVOLVED,
                            "/experts/" + i + "/subject", experts.get(i).name());
        }
        objections.refuseIfAny();
        return List.of(new ReviewOpened(on, state.review().round() + 1, experts.stream()
                .map(e -> new Expert(e.subject(), e.name(), e.workUnit(), e.conflict())).toList()));
    }

    /** Nobody reviews as an expert what they have filed, checked or judged themselves. */
    private static boolean isInvolved(Participants took, String subject) {
        return Stream.of(Part.FILER, Part.FORM_CHECKER, Part.BUDGET_REVIEWER)
                .anyMatch(part -> took.as(part).contains(Subjects.canonical(subject)));
    }

    /**
     * Once per expert and round, and never with a conflict of interest. By the expert, or from a sheet the expert has signed
     * (评审会专家签字意见表); nobody else speaks for an expert.
     */
    static List<ProjectEvent> recordExpertOpinion(Filed state, RecordExpertOpinion c, Context context) {
        LocalDate on = dated(state, c.givenOn(), "/givenOn", context);
        Review review = state.review();
        Expert expert = review.experts().stream()
                .filter(e -> Subjects.canonical(e.subject()).equals(Subjects.canonical(c.expert()))).findFirst()
                .orElseThrow(() -> Refusal.at("/expert", EXPERT_UNKNOWN, c.expert()));
        boolean oneself = context.actor().isPerson(expert.subject());
        if (!oneself && !context.actor().is(Role.PROJECT_REVIEWER)) {
            throw Refusal.at("/expert", OPINION_OF_SOMEBODY_ELSE);
        }
        Objections objections = new Objections();
        objections.unless(oneself || c.sheet() != null, SHEET_MISSING, "/sheet", expert.name())
                .unless(!expert.conflict(), EXPERT_HAS_CONFLICT, "/expert", expert.name())
                .unless(!review.opinions().contains(expert.subject()), EXPERT_HEARD_ALREADY, "/expert",
                        expert.name());
        objections.refuseIfAny();
        ProjectEvent heard = new ExpertOpinionRecorded(on, review.round(), expert.subject(), c.opinion(), c.comment());
        return c.sheet() == null
                ? List.of(heard)
                : List.of(heard, new OpinionSheetFiled(on, review.round(), expert.subject(), c.sheet()));
    }

    static List<ProjectEvent> flagOverlap(Filed state, FlagOverlap c, Context context) {
        return List.of(new OverlapFlagged(dated(state, c.flaggedOn(), "/flaggedOn", context),
                state.review().flags() + 1, c.with(), c.reference(), c.name(), c.reason()));
    }

    static List<ProjectEvent> resolveOverlap(Filed state, ResolveOverlap c, Context context) {
        LocalDate on = dated(state, c.resolvedOn(), "/resolvedOn", context);
        if (!state.review().openFlags().contains(c.flag())) {
            throw Refusal.at("/flag", FLAG_UNKNOWN, c.flag());
        }
        return List.of(new OverlapResolved(on, c.flag(), c.outcome(), c.note()));
    }

    /** Never above what was applied for; what is cut has a reason, what is not has none. */
    static List<ProjectEvent> reviewLine(Filed state, ReviewLine c, Context context) {
        LocalDate on = dated(state, c.reviewedOn(), "/reviewedOn", context);
        LineItem line = state.line(c.line()).orElseThrow(() -> Refusal.at("/line", LINE_UNKNOWN, c.line()));
        boolean reduced = c.approvedFen() < line.amountFen();
        boolean noted = c.note() != null && c.note().codePointCount(0, c.note().length()) >= LEAST_NOTE;
        Objections objections = new Objections();
        objections.unless(c.approvedFen() <= line.amountFen(), APPROVED_ABOVE_APPLIED, "/approvedFen",
                c.approvedFen(), line.amountFen())
                .unless(!reduced || c.reason() != null, REDUCTION_REASON_MISSING, "/reason")
                .unless(reduced || c.reason() == null, REDUCTION_REASON_SUPERFLUOUS, "/reason")
                .unless(c.reason() != ReductionReason.OTHER || noted, REDUCTION_NOTE_TOO_SHORT, "/note");
        objections.refuseIfAny();
        return List.of(new LineReviewed(on, state.review().round(), line.no(), line.amountFen(), c.approvedFen(),
                c.reason(), c.note()));
    }

    /** Once every line is judged and every expert heard. The sums follow from the lines. */
    static List<ProjectEvent> closeBudgetReview(Filed state, CloseBudgetReview c, Context context) {
        LocalDate on = dated(state, c.closedOn(), "/closedOn", context);
        Review review = state.review();
        Filing filing = requireNonNull(state.filing());
        List<String> unjudged = filing.lines().stream().map(LineItem::no)
                .filter(no -> !review.verdicts().containsKey(no)).toList();
        List<String> unheard = review.experts().stream()
                .filter(e -> !e.conflict() && !review.opinions().contains(e.subject())).map(Expert::name).toList();
        Objections objections = new Objections();
        objections.unless(unjudged.isEmpty(), LINES_UNREVIEWED, "", unjudged)
                .unless(unheard.isEmpty(), EXPERTS_OUTSTANDING, "", unheard);
        objections.refuseIfAny();
        long approved = review.verdicts().values().stream().mapToLong(Verdict::approvedFen).sum();
        return List.of(new BudgetReviewClosed(on, review.round(), filing.totalFen(), approved,
                filing.totalFen() - approved, reductions(review)));
    }

    private static List<Reduction> reductions(Review review) {
        Map<ReductionReason, Long> byReason = review.verdicts().values().stream()
                .filter(verdict -> verdict.reason() != null)
                .collect(Collectors.groupingBy(verdict -> requireNonNull(verdict.reason()), TreeMap::new,
                        Collectors.summingLong(Verdict::reducedFen)));
        return byReason.entrySet().stream().map(entry -> new Reduction(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Reduction::reason)).toList();
    }

    /** At most what the review approved, on an annual plan where the rules ask for it, with no overlap left open. */
    static List<ProjectEvent> approve(Filed state, Approve c, RegistryRules rules, AnnualPlans plans,
            GovSystems systems, Context context) {
        LocalDate on = context.orToday(c.approvedOn());
        Review review = state.review();
        Objections objections = new Objections();
        dated(objections, on, "/approvedOn", state.since(), context);
        objections.unless(c.amountFen() <= review.approvedFen(), AMOUNT_ABOVE_REVIEWED, "/amountFen", c.amountFen(),
                review.approvedFen())
                .unless(review.openFlags().isEmpty(), OVERLAPS_OPEN, "", review.openFlags().size())
                .unless(c.planYear() >= state.year(), PLAN_BEFORE_FILING, "/planYear", c.planYear(), state.year());
        Optional<Place> listed = plans.find(c.planYear(), state.unit(), state.kind(), state.name());
        objections.unless(listed.isPresent() || !rules.annualPlan().binds(state.kind()), NOT_ON_ANNUAL_PLAN,
                "/planYear", c.planYear());
        FilingRules.operable(objections, state, systems, on);
        objections.refuseIfAny();
        ProjectEvent approved = new ProjectApproved(on, c.documentNumber(), c.amountFen(), c.planYear());
        return listed.map(place -> List.of(approved,
                new ProjectListed(on, place.plan(), place.documentNumber(), place.no(), c.amountFen())))
                .orElse(List.of(approved));
    }

    static List<ProjectEvent> defer(Filed state, Defer c, Context context) {
        LocalDate on = dated(state, c.deferredOn(), "/deferredOn", context);
        if (c.toYear() <= state.year()) {
            throw Refusal.at("/toYear", DEFERRED_TO_PAST, c.toYear(), state.year());
        }
        return List.of(new ProjectDeferred(on, c.toYear(), c.reason()));
    }

    static List<ProjectEvent> reject(Filed state, Reject c, Context context) {
        return List.of(new ProjectRejected(dated(state, c.rejectedOn(), "/rejectedOn", context), c.reason()));
    }
}

package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import govbackbone.events.Subjects;
import govbackbone.events.proposal.Answer;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.ClassScheme.ReplyClass;
import govbackbone.events.proposal.Delegation;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.events.proposal.Disclosure;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Promise;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.Handling.Step;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.proposal.delegations.Delegations.Signing;
import govbackbone.proposal.rules.HandlingRuleSet;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** The reply: its drafts, the collective review and the signature. */
final class ReplyRules {
    private ReplyRules() {}

    /** After speaking with the lead proposer and hearing every co-handler; every question answered, every B or C dated. */
    static List<CaseEvent> submitReplyDraft(UnderHandling state, SubmitReplyDraft c, HandlingRuleSet rules,
            Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.draftedOn());
        Objections objections = new Objections();
        dated(objections, on, "/draftedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        Optional<ReplyClass> replyClass = rules.replyClass(c.replyClass());
        List<PromiseEntry> promises = orEmpty(c.promises());
        objections.unless(replyClass.isPresent(), CLASS_NOT_IN_SCHEME, "/replyClass", c.replyClass()).unless(
                !promises.isEmpty() || replyClass.filter(ReplyClass::needsPromise).isEmpty(), PROMISE_MISSING,
                "/promises", c.replyClass());
        for (int i = 0; i < promises.size(); i++) {
            LocalDate target = promises.get(i).targetOn();
            objections.unless(target.isAfter(on), PROMISE_NOT_AHEAD, "/promises/" + i + "/targetOn", target, on);
        }
        answered(objections, orEmpty(c.answers()), state.matter().questions().size());
        objections.unless(handling.contacts().stream().anyMatch(
                contact -> contact.proposer().equals(state.matter().lead()) && !contact.on().isAfter(on)),
                LEAD_NOT_CONTACTED, "");
        handling.coHandlers().forEach(coHandler -> objections.unless(coHandler.answered(), CO_OPINIONS_OUTSTANDING, "",
                coHandler.unit()));
        objections.refuseIfAny();
        return List.of(
                new ReplyDrafted(on, handling.unit(), handling.round(), handling.drafts() + 1, person(context.actor()),
                        c.replyClass(), c.text(),
                        orEmpty(c.answers()).stream().map(a -> new Answer(a.question(), a.text())).toList(),
                        promises.stream().map(p -> new Promise(p.text(), p.targetOn())).toList()));
    }

    private static void answered(Objections objections, List<AnswerEntry> answers, int questions) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            int question = answers.get(i).question();
            String pointer = "/answers/" + i + "/question";
            objections.unless(question >= 1 && question <= questions, QUESTION_UNKNOWN, pointer, question)
                    .unless(seen.add(question), QUESTION_ANSWERED_TWICE, pointer, question);
        }
        IntStream.rangeClosed(1, questions).forEach(
                question -> objections.unless(seen.contains(question), QUESTION_UNANSWERED, "/answers", question));
    }

    static List<CaseEvent> passReview(UnderHandling state, PassReview c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.reviewedOn());
        Set<String> present = reviewed(handling, c.reviewers(), on, context);
        return List.of(new CollectiveReviewPassed(on, handling.unit(), handling.round(), handling.drafts(),
                List.copyOf(present), c.minutes()));
    }

    static List<CaseEvent> failReview(UnderHandling state, FailReview c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.reviewedOn());
        Set<String> present = reviewed(handling, c.reviewers(), on, context);
        return List.of(new CollectiveReviewFailed(on, handling.unit(), handling.round(), handling.drafts(),
                List.copyOf(present), c.minutes(), c.reason()));
    }

    /** Collective review: more than half of the taskforce, and never the drafter alone; recorded by somebody else. */
    private static Set<String> reviewed(Handling handling, List<String> reviewers, LocalDate on, Context context) {
        Step.UnderReview step = (Step.UnderReview) handling.step();
        Actor recorder = context.actor();
        Set<String> team = step.team().subjects().stream().map(Subjects::canonical).collect(Collectors.toSet());
        Objections forbidden = new Objections();
        forbidden.unless(!handling.isDraftedBy(recorder.subject()), RECORDER_IS_DRAFTER, "")
                .unless(recorder.is(Role.OFFICE) || team.contains(recorder.subject()), RECORDER_NOT_IN_TEAM, "");
        forbidden.refuseIfAny();
        Set<String> present = reviewers.stream().map(Subjects::canonical)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Objections objections = new Objections();
        dated(objections, on, "/reviewedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        for (int i = 0; i < reviewers.size(); i++) {
            objections.unless(team.contains(Subjects.canonical(reviewers.get(i))), REVIEWER_NOT_IN_TEAM,
                    "/reviewers/" + i, reviewers.get(i));
        }
        long members = present.stream().filter(team::contains).count();
        objections.unless(2 * members > team.size(), NO_QUORUM, "/reviewers", team.size(), members)
                .unless(!present.stream().allMatch(handling::isDraftedBy), DRAFTER_ONLY_REVIEWER, "/reviewers");
        objections.refuseIfAny();
        return present;
    }

    /** Whoever is named speaks for themselves, until the reply is signed. */
    static List<CaseEvent> disputeReview(UnderHandling state, DisputeReview c, Context context) {
        Handling handling = handling(state, c);
        Set<String> named = ((Step.Reviewed) handling.step()).reviewers();
        if (named.stream().map(Subjects::canonical).noneMatch(context.actor().subject()::equals)) {
            throw Refusal.of(NOT_NAMED_AS_REVIEWER);
        }
        LocalDate on = context.orToday(c.disputedOn());
        Objections objections = new Objections();
        dated(objections, on, "/disputedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(
                new ReviewDisputed(on, handling.unit(), handling.round(), handling.drafts(), person(context.actor()),
                        c.reason()));
    }

    /** By the principal of the taskforce, or under that principal's delegation; never by the drafter. */
    static List<CaseEvent> signReply(UnderHandling state, SignReply c, Delegations delegations, Context context) {
        Handling handling = handling(state, c);
        Step.Reviewed step = (Step.Reviewed) handling.step();
        Actor signer = context.actor();
        Person principal = step.team().principal();
        Objections forbidden = new Objections();
        forbidden.unless(!handling.isDraftedBy(signer.subject()), SIGNER_IS_DRAFTER, "");
        if (c.delegation() == null) {
            forbidden.unless(signer.is(Role.PRINCIPAL), SIGNER_NOT_PRINCIPAL, "/delegation")
                    .unless(!signer.is(Role.PRINCIPAL)
                            || signer.subject().equals(Subjects.canonical(principal.subject())),
                            SIGNER_NOT_OF_TASKFORCE, "", principal.name());
        }
        forbidden.refuseIfAny();
        Objections objections = new Objections();
        Optional<DelegationGiven> delegation = c.delegation() == null
                ? Optional.empty()
                : delegations.inForce(objections, "/delegation", c.delegation(),
                        new Signing(handling.unit(), signer, principal.subject(), DelegationScope.REPLY, c.signedOn()));
        dated(objections, c.signedOn(), "/signedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(c.sealed(), NOT_SEALED, "/sealed")
                .unless(c.disclosure().decision() != DisclosureDecision.NONE || c.disclosure().reason() != null,
                        NON_DISCLOSURE_REASON_MISSING, "/disclosure/reason")
                .unless(!state.documentNumbers().contains(c.documentNumber()), DUPLICATE_DOCUMENT_NUMBER,
                        "/documentNumber");
        step.draft().promisedFor().forEach(target -> objections.unless(target.isAfter(c.signedOn()),
                PROMISE_BEFORE_SIGNING, "/signedOn", target, c.signedOn()));
        objections.refuseIfAny();
        return List.of(new ReplySigned(c.signedOn(), handling.unit(), handling.round(), handling.drafts(),
                c.documentNumber(),
                person(signer),
                delegation.map(given -> new Delegation(Objects.requireNonNull(c.delegation()), given.giver().name()))
                        .orElse(null),
                new Disclosure(c.disclosure().decision(), c.disclosure().reason())));
    }
}

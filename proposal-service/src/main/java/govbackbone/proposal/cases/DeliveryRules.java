package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.Handling.Publication;
import govbackbone.proposal.cases.Handling.Step;
import govbackbone.proposal.rules.HandlingRuleSet;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.DeadlineRules.deadline;
import static govbackbone.proposal.cases.Guards.*;

/** The reply reaches the proposers, and they judge it. */
final class DeliveryRules {
    private DeliveryRules() {}

    /** Once to every proposer; through the lead only after the lead has it, and consents. With the last one all copies are out. */
    static List<CaseEvent> deliverReply(UnderHandling state, DeliverReply c, HandlingRuleSet rules, Context context) {
        Handling handling = handling(state, c);
        Step.Signed step = (Step.Signed) handling.step();
        List<CopyRecipient> copies = orEmpty(c.copies());
        Objections objections = new Objections();
        dated(objections, c.deliveredOn(), "/deliveredOn", handling.since(), DELIVERED_BEFORE_SIGNING, context);
        proposer(objections, state, c.proposer(), "/proposer");
        objections.unless(!step.served().containsKey(c.proposer()), ALREADY_DELIVERED, "/proposer", c.proposer());
        if (c.method() == DeliveryMethod.VIA_LEAD) {
            objections.unless(c.leadConsent() != null, LEAD_CONSENT_MISSING, "/leadConsent")
                    .unless(step.served().containsKey(state.matter().lead()), LEAD_NOT_SERVED, "/method");
        }
        Set<String> unserved = new HashSet<>(state.matter().proposerIds());
        unserved.removeAll(step.served().keySet());
        unserved.remove(c.proposer());
        Set<CopyRecipient> missing = state.matter().sources().stream()
                .flatMap(source -> rules.copiesFor(source).stream()).collect(Collectors.toCollection(HashSet::new));
        missing.removeAll(step.copied());
        missing.removeAll(copies);
        objections.unless(!unserved.isEmpty() || missing.isEmpty(), COPIES_INCOMPLETE, "/copies", missing.size());
        objections.refuseIfAny();
        ReplyDelivered delivered = new ReplyDelivered(c.deliveredOn(), handling.unit(), handling.round(), c.proposer(),
                c.method(), c.leadConsent(), copies);
        if (!unserved.isEmpty()) {
            return List.of(delivered);
        }
        LocalDate last = Stream.concat(step.served().values().stream(), Stream.of(c.deliveredOn()))
                .max(Comparator.naturalOrder()).orElseThrow();
        HandlingTerms.Term disclosure = rules.terms().disclosure();
        Stream<CaseEvent> toJudge = Stream.of(delivered, deadline(rules, DeadlineKind.FEEDBACK, handling.unit(),
                handling.round(), rules.terms().feedback(), last, context));
        Stream<CaseEvent> toPublish = disclosure == null || step.reply().publication() == Publication.WITHHELD
                ? Stream.of()
                : Stream.of(
                        deadline(rules, DeadlineKind.DISCLOSURE, handling.unit(), handling.round(), disclosure, last,
                                context));
        return Stream.concat(toJudge, toPublish).toList();
    }

    /** Once per proposer and round; heard and recorded by people who did not handle the case. */
    static List<CaseEvent> recordOpinion(UnderHandling state, RecordOpinion c, Context context) {
        Handling handling = handling(state, c);
        if (handling.isWorkOf(context.actor().subject())) {
            throw Refusal.of(RECORDED_BY_HANDLER);
        }
        Step.Delivered step = (Step.Delivered) handling.step();
        LocalDate on = context.orToday(c.givenOn());
        Objections objections = new Objections();
        proposer(objections, state, c.proposer(), "/proposer");
        dated(objections, on, "/givenOn", step.served().getOrDefault(c.proposer(), handling.since()),
                OPINION_BEFORE_DELIVERY, context);
        objections.unless(!step.opinions().containsKey(c.proposer()), OPINION_ALREADY_GIVEN, "/proposer",
                c.proposer());
        Person heardBy = c.heardBy() == null ? person(context.actor()) : person(c.heardBy());
        objections.unless(!handling.isWorkOf(heardBy.subject()), HEARD_BY_HANDLER, "/heardBy");
        objections.refuseIfAny();
        return List.of(
                new OpinionRecorded(on, handling.unit(), handling.round(), c.proposer(), c.attitude(), c.result(),
                        c.comment()),
                new OpinionHeard(on, handling.unit(), handling.round(), c.proposer(), heardBy, c.channel(),
                        c.evidence()));
    }
}

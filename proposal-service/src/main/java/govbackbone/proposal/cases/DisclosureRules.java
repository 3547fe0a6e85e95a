package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.Case.Paper;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.Handling.Publication;
import govbackbone.proposal.cases.Handling.SignedReply;
import govbackbone.proposal.cases.Handling.Step;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** Whether the public may read a reply. */
final class DisclosureRules {
    private DisclosureRules() {}

    /** After delivery, no wider than was decided with the signature, and without personal data. Late is better than never. */
    static List<CaseEvent> disclose(UnderHandling state, Disclose c, Context context) {
        Handling handling = handling(state, c);
        if (handling.isDraftedBy(context.actor().subject())) {
            throw Refusal.of(DISCLOSED_BY_DRAFTER);
        }
        SignedReply reply = ((Step.Delivered) handling.step()).reply();
        Paper paper = state.matter().paper();
        LocalDate on = context.orToday(c.disclosedOn());
        String title = c.title() == null ? paper.title() : c.title();
        Objections objections = new Objections();
        dated(objections, on, "/disclosedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(reply.disclosure() != DisclosureDecision.NONE, DISCLOSURE_EXCLUDED, "").unless(
                c.summary() || reply.disclosure() != DisclosureDecision.SUMMARY, ONLY_SUMMARY_DISCLOSED, "/summary");
        free(objections, title, "/title");
        free(objections, c.text(), "/text");
        objections.refuseIfAny();
        boolean late = handling.due(DeadlineKind.DISCLOSURE, handling.unit()).filter(on::isAfter).isPresent();
        return List.of(new ReplyDisclosed(on, handling.unit(), handling.name(), handling.round(),
                c.summary() ? DisclosureDecision.SUMMARY : DisclosureDecision.FULL, paper.source(), paper.level(),
                paper.term(), paper.session(), paper.caseNo(), state.matter().theme(), title, reply.replyClass(),
                reply.number(), reply.signedOn(), c.text(), late));
    }

    /** For a reason of the law; also takes back what was published. */
    static List<CaseEvent> withhold(UnderHandling state, Withhold c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.withheldOn());
        Objections objections = new Objections();
        dated(objections, on, "/withheldOn", handling.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(((Step.Delivered) handling.step()).reply().publication() != Publication.WITHHELD,
                ALREADY_WITHHELD, "");
        objections.refuseIfAny();
        return List.of(new DisclosureWithheld(on, handling.unit(), handling.round(), c.reason(), c.note()));
    }

    private static void free(Objections objections, String text, String pointer) {
        PersonalNumbers.in(text).forEach(found -> objections.unless(false, switch (found.kind()) {
            case MOBILE -> MOBILE_NUMBER_IN_TEXT;
            case LANDLINE -> LANDLINE_NUMBER_IN_TEXT;
            case IDENTITY -> IDENTITY_NUMBER_IN_TEXT;
        }, pointer, found.position()));
    }
}

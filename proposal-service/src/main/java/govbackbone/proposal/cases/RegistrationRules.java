package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.InadmissibleReason;
import govbackbone.events.proposal.Proposer;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.cases.Case.Filed;
import govbackbone.proposal.cases.Case.Paper;
import govbackbone.proposal.cases.Case.Received;
import govbackbone.proposal.cases.Case.Registered;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** The paper comes in and is entered. */
final class RegistrationRules {
    private RegistrationRules() {}

    static List<CaseEvent> registerReceipt(RegisterReceipt c, Context context) {
        Objections objections = new Objections();
        notInFuture(objections, c.receivedOn(), "/receivedOn", context);
        objections.refuseIfAny();
        return List.of(new CaseReceived(c.receivedOn(), c.source(), c.level(), c.term(), c.session(), c.caseNo(),
                c.title()));
    }

    /** At least one proposer, exactly one of them the lead. */
    static List<CaseEvent> register(Received state, Register c, Context context) {
        LocalDate on = context.orToday(c.registeredOn());
        List<ProposerEntry> proposers = c.proposers();
        long leads = proposers.stream().filter(ProposerEntry::lead).count();
        Objections objections = new Objections();
        dated(objections, on, "/registeredOn", state.paper().receivedOn(), DATE_OUT_OF_ORDER, context);
        objections.unless(leads > 0, LEAD_PROPOSER_MISSING, "/proposers")
                .unless(leads < 2, SEVERAL_LEAD_PROPOSERS, "/proposers");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < proposers.size(); i++) {
            String id = proposers.get(i).id();
            objections.unless(ids.add(id), PROPOSER_TWICE, "/proposers/" + i + "/id", id);
        }
        objections.refuseIfAny();
        return List.of(new CaseRegistered(on, c.body(), c.inSession(), c.theme(),
                proposers.stream().map(p -> new Proposer(p.id(), p.name(), p.lead(), p.constituency(), p.delegation(),
                        p.phone(), p.workUnit(), p.duty())).toList(),
                c.collectiveBody(), orEmpty(c.questions())));
    }

    /** With a reason of the list; another reason is written out. */
    static List<CaseEvent> declineFiling(Case state, DeclineFiling c, Context context) {
        Paper paper = state instanceof Received at ? at.paper() : ((Registered) state).matter().paper();
        LocalDate on = context.orToday(c.declinedOn());
        Objections objections = new Objections();
        dated(objections, on, "/declinedOn", paper.receivedOn(), DATE_OUT_OF_ORDER, context);
        objections.unless(c.reason() != InadmissibleReason.OTHER || c.note() != null, NOTE_MISSING, "/note")
                .unless(!(state instanceof Filed at) || at.matter().merged().isEmpty(), HAS_MERGED_CASES, "");
        objections.refuseIfAny();
        return List.of(new CaseDeclined(on, c.reason(), c.note()));
    }

    /** In writing by the lead proposer, who speaks for the others; only until a reply is signed. */
    static List<CaseEvent> withdraw(Filed state, Withdraw c, Context context) {
        if (state instanceof UnderHandling at) {
            ofUnitOrAssigningOffice(at, context);
        }
        LocalDate on = context.orToday(c.withdrawnOn());
        Objections objections = new Objections();
        dated(objections, on, "/withdrawnOn", state.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(c.proposer().equals(state.matter().lead()), NOT_LEAD_PROPOSER, "/proposer", c.proposer())
                .unless(state.matter().merged().isEmpty(), HAS_MERGED_CASES, "");
        objections.refuseIfAny();
        return List.of(new CaseWithdrawn(on, c.proposer(), c.document()));
    }
}

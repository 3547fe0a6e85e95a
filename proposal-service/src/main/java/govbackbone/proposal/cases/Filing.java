package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.Proposer;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.cases.Case.Received;
import govbackbone.proposal.cases.CaseCommand.*;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** The paper comes in and is entered. */
final class Filing {
    private Filing() {}

    static List<CaseEvent> receive(RegisterReceipt c, Context context) {
        Objections objections = new Objections();
        notInFuture(objections, c.receivedOn(), "/receivedOn", context);
        objections.refuseIfAny();
        return List.of(new CaseReceived(c.receivedOn(), c.source(), c.level(), c.term(), c.session(), c.caseNo(),
                c.title()));
    }

    /** At least one proposer, exactly one of them the lead. */
    static List<CaseEvent> register(Received state, Register c, Context context) {
        LocalDate on = orToday(c.registeredOn(), context);
        List<ProposerEntry> proposers = c.proposers();
        long leads = proposers.stream().filter(ProposerEntry::lead).count();
        Objections objections = new Objections();
        dated(objections, on, "/registeredOn", state.receivedOn(), DATE_OUT_OF_ORDER, context);
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
}

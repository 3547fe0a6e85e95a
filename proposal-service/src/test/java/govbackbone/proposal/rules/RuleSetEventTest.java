package govbackbone.proposal.rules;

import java.util.List;

import govbackbone.events.proposal.RuleSetEvent;
import govbackbone.kit.decision.Reason;
import govbackbone.testkit.aggregate.EventContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** The events as the log keeps them and as people read them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleSetEventTest implements EventContract<RuleSetEvent> {
    @Override
    public Class<RuleSetEvent> events() {
        return RuleSetEvent.class;
    }

    @Override
    public List<RuleSetEvent> samples() {
        return RuleSetDeciderTest.sampleEvents();
    }

    @Override
    public Reason[] reasons() {
        return RuleSetRejection.values();
    }
}

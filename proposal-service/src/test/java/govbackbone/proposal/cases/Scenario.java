package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.units.Units;
import govbackbone.proposal.campaigns.Rulebook;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.RuleSets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Given a history, when somebody asks for something, then these events follow or this is the refusal. */
final class Scenario {
    /** The shipped rules without a time for the first contact, which {@link CaseFirstContactTest} is about. */
    private static final Rulebook RULES = Rulebook.of(new RuleSets(
            RuleSets.shipped().all().stream().map(Scenario::withoutFirstContact).toList()));
    static final AggregateType<CaseCommand, Case, CaseEvent> TYPE = ProposalCases.type(() -> RULES,
            () -> Delegations.NONE, Units.shipped());
    /** Of the case; cases that were filed before have lower ones. */
    static final String ID = "case-5";
    static final WorkingCalendar CALENDAR = WorkingCalendars.published();

    private final AggregateType<CaseCommand, Case, CaseEvent> type;
    private final List<CaseEvent> history;
    private final LocalDate today;
    private final WorkingCalendar calendar;

    private static HandlingRuleSet withoutFirstContact(HandlingRuleSet r) {
        HandlingTerms t = r.terms();
        return new HandlingRuleSet(r.id(), r.version(), r.authority(), r.sample(), r.source(), r.effectiveFrom(),
                r.effectiveTo(), new HandlingTerms(t.returnWindow(), t.lateReturn(), t.reply(), t.extension(),
                        t.coOpinion(), t.redo(), t.feedback(), null, t.disclosure(), t.roll(),
                        t.restartedByReassigning(), t.classes(), t.copies()));
    }

    private Scenario(AggregateType<CaseCommand, Case, CaseEvent> type, List<CaseEvent> history, LocalDate today,
            WorkingCalendar calendar) {
        this.type = type;
        this.history = List.copyOf(history);
        this.today = today;
        this.calendar = calendar;
    }

    static Scenario given(List<CaseEvent> history) {
        return new Scenario(TYPE, history, Samples.TODAY, CALENDAR);
    }

    Scenario under(RuleSets ruleSets) {
        return under(Rulebook.of(ruleSets));
    }

    Scenario under(Rulebook rules) {
        return new Scenario(ProposalCases.type(() -> rules, () -> Delegations.NONE, Units.shipped()), history, today,
                calendar);
    }

    Scenario under(Delegations delegations) {
        return new Scenario(ProposalCases.type(() -> RULES, () -> delegations, Units.shipped()), history, today,
                calendar);
    }

    Scenario today(LocalDate date) {
        return new Scenario(type, history, date, calendar);
    }

    Scenario knowing(WorkingCalendar other) {
        return new Scenario(type, history, today, other);
    }

    /** The command is decided and becomes part of the history. */
    Scenario and(Actor actor, CaseCommand command) {
        List<CaseEvent> next = new ArrayList<>(history);
        next.addAll(decide(actor, command));
        return new Scenario(type, next, today, calendar);
    }

    /** The command has exactly these events. */
    void gives(Actor actor, CaseCommand command, CaseEvent... events) {
        assertThat(decide(actor, command)).containsExactly(events);
    }

    /** The command is refused for exactly these reasons, each written {@code CODE} or {@code CODE /pointer}. */
    void refuses(Actor actor, CaseCommand command, String... reasons) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> decide(actor, command));
        assertThat(refusal).as("refusal of " + command).isNotNull();
        assertThat(refusal.objections()).extracting(o -> (o.reason().name() + " " + o.pointer()).strip())
                .containsExactlyInAnyOrder(reasons);
    }

    List<CaseEvent> decide(Actor actor, CaseCommand command) {
        return type.decider().decide(state(), command,
                new Context(actor, context(actor, today).now(), calendar, ID));
    }

    Case state() {
        return type.evolve(type.initial(), history);
    }

    List<CaseEvent> history() {
        return history;
    }

    static Context context(Actor actor, LocalDate today) {
        return new Context(actor, today.atTime(10, 0).atZone(Context.ZONE).toInstant(), CALENDAR, ID);
    }
}

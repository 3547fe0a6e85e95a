package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import govbackbone.proposal.delegations.Delegations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Given a promise and what happened to it, when somebody asks for something, then these events follow or this refusal. */
record Followed(List<CommitmentEvent> history, LocalDate today) {
    static final AggregateType<CommitmentCommand, Commitment, CommitmentEvent> TYPE = ProposalCommitments
            .type(() -> Delegations.NONE);

    static final String CASE = "case-1";
    static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    static final DocumentNumber REPLY = new DocumentNumber("淄数建字〔2020〕1号");
    static final DocumentNumber LETTER = new DocumentNumber("淄数建字〔2020〕9号");
    static final Actor HANDLER = actor("handler", BUREAU, Role.HANDLER);
    static final Actor OFFICE = actor("office", BUREAU, Role.OFFICE);
    static final Actor PRINCIPAL = actor("principal", BUREAU, Role.PRINCIPAL);
    static final Actor STRANGER = actor("stranger", new UnitCode("113703000000000199"), Role.PRINCIPAL, Role.OFFICE,
            Role.HANDLER);

    static final LocalDate SIGNED = LocalDate.of(2020, 3, 27);
    static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    static final LocalDate TARGET = LocalDate.of(2020, 12, 31);

    Followed {
        history = List.copyOf(history);
    }

    static Actor actor(String subject, UnitCode unit, Role... roles) {
        return new Actor(subject, "示例" + subject, unit, Set.of(roles));
    }

    static Followed nothing() {
        return new Followed(List.of(), TODAY);
    }

    /** A promise of two proposers' case that is due at the end of the year, looked at in the middle of it. */
    static Followed opened() {
        return nothing().and(Actor.BACKBONE, open(TARGET));
    }

    static Followed fulfilled() {
        return opened().and(HANDLER, new Fulfil(LocalDate.of(2020, 6, 10), "验收报告"));
    }

    static Followed signed() {
        return fulfilled().and(PRINCIPAL, new SignReReply(LocalDate.of(2020, 6, 15), LETTER, null));
    }

    /** A commitment in that state. */
    static Followed at(CommitmentState state) {
        return switch (state) {
            case OPEN -> opened();
            case FULFILLED -> fulfilled();
            case RE_REPLY_SIGNED -> signed();
            case KEPT -> signed().and(OFFICE, deliver("p1", "p2"));
            case ABANDONED -> opened().and(PRINCIPAL, abandon());
            case SUPERSEDED -> opened().and(Actor.BACKBONE, new Supersede(TODAY, SupersedingGround.CASE_REOPENED));
        };
    }

    static OpenCommitment open(LocalDate target) {
        return new OpenCommitment(SIGNED, CASE, "0012", "示例：关于推进数据共享的建议", Theme.DATA_SHARING, List.of("p1", "p2"),
                BUREAU, 1, 2, REPLY, "B", 1, 2, "完成共享平台建设。", target);
    }

    static DeliverReReply deliver(String... proposers) {
        return new DeliverReReply(LocalDate.of(2020, 6, 20), List.of(proposers), DeliveryMethod.IN_PERSON);
    }

    static Replan replan(LocalDate target) {
        return new Replan(null, target, "招标推迟。", TODAY);
    }

    static Abandon abandon() {
        return new Abandon(null, "上级另有部署。", TODAY);
    }

    Followed on(LocalDate date) {
        return new Followed(history, date);
    }

    /** The command is decided and becomes part of the history. */
    Followed and(Actor actor, CommitmentCommand command) {
        List<CommitmentEvent> next = new ArrayList<>(history);
        next.addAll(decide(actor, command));
        return new Followed(next, today);
    }

    void gives(Actor actor, CommitmentCommand command, CommitmentEvent... events) {
        assertThat(decide(actor, command)).containsExactly(events);
    }

    /** The command is refused for exactly these reasons, each written {@code CODE} or {@code CODE /pointer}. */
    void refuses(Actor actor, CommitmentCommand command, String... reasons) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> decide(actor, command));
        assertThat(refusal).as("refusal of " + command).isNotNull();
        assertThat(refusal.objections()).extracting(o -> (o.reason().name() + " " + o.pointer()).strip())
                .containsExactlyInAnyOrder(reasons);
    }

    List<CommitmentEvent> decide(Actor actor, CommitmentCommand command) {
        return TYPE.decider().decide(state(), command, new Context(actor,
                today.atTime(10, 0).atZone(Context.ZONE).toInstant(), WorkingCalendars.published()));
    }

    Commitment state() {
        return TYPE.evolve(TYPE.initial(), history);
    }
}

package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.SampleActors;

/** Promises and what happened to them. */
final class Followed {
    static final AggregateType<CommitmentCommand, Commitment, CommitmentEvent> TYPE = CommitmentConfiguration
            .type(() -> Delegations.NONE);

    static final String CASE = "case-1";
    static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    static final DocumentNumber REPLY = new DocumentNumber("淄数建字〔2020〕1号");
    static final DocumentNumber LETTER = new DocumentNumber("淄数建字〔2020〕9号");
    static final Actor HANDLER = actor("handler", BUREAU, Role.HANDLER);
    static final Actor OFFICE = actor("office", BUREAU, Role.OFFICE);
    static final Actor PRINCIPAL = actor("principal", BUREAU, Role.PRINCIPAL);
    static final Actor ADMIN = actor("admin", BUREAU, Role.ADMIN);
    static final Actor STRANGER = actor("stranger", new UnitCode("113703000000000199"), Role.PRINCIPAL, Role.OFFICE,
            Role.HANDLER);

    static final LocalDate SIGNED = LocalDate.of(2020, 3, 27);
    static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    static final LocalDate TARGET = LocalDate.of(2020, 12, 31);

    private Followed() {}

    static Actor actor(String subject, UnitCode unit, Role... roles) {
        return SampleActors.actor(subject, unit, roles);
    }

    static Given<CommitmentCommand, Commitment, CommitmentEvent> nothing() {
        return Given.nothing(TYPE, "c-1", TODAY);
    }

    /** A promise of two proposers' case that is due at the end of the year, looked at in the middle of it. */
    static Given<CommitmentCommand, Commitment, CommitmentEvent> opened() {
        return nothing().and(Actor.BACKBONE, open(TARGET));
    }

    static Given<CommitmentCommand, Commitment, CommitmentEvent> fulfilled() {
        return opened().and(HANDLER, new Fulfil(LocalDate.of(2020, 6, 10), "验收报告"));
    }

    static Given<CommitmentCommand, Commitment, CommitmentEvent> signed() {
        return fulfilled().and(PRINCIPAL, new SignReReply(LocalDate.of(2020, 6, 15), LETTER, null));
    }

    /** A commitment in that state. */
    static Given<CommitmentCommand, Commitment, CommitmentEvent> at(CommitmentState state) {
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
}

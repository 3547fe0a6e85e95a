package govbackbone.events.proposal;

import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;

/** What this service knows of a project of the registry, because a promise may be kept by it (承诺关联项目). */
@AggregateEvents("proposal.promised-project")
public sealed interface PromisedProjectEvent extends DomainEvent {
    /** The project was heard of for the first time. */
    @EventType("proposal.ProjectNoted")
    @Label(zh = "登记关联项目", en = "Project noted")
    record ProjectNoted(@Label(zh = "登记日期", en = "Noted on") LocalDate effectiveOn,
            @Label(zh = "项目编号", en = "Project") String project) implements PromisedProjectEvent {}

    /** A commitment names the project. */
    @EventType("proposal.PromiseFollowed")
    @Label(zh = "承诺关联项目", en = "Promise followed")
    record PromiseFollowed(@Label(zh = "关联日期", en = "Named on") LocalDate effectiveOn,
            @Label(zh = "承诺编号", en = "Commitment") String commitment) implements PromisedProjectEvent {}

    /** The project was finally accepted. */
    @EventType("proposal.PromisedProjectAccepted")
    @Label(zh = "关联项目竣工验收", en = "Promised project accepted")
    record PromisedProjectAccepted(
            @Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn) implements PromisedProjectEvent {}

    /** What a commitment promised is built. */
    @EventType("proposal.PromiseReady")
    @Label(zh = "承诺可兑现", en = "Promise ready")
    record PromiseReady(@Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn,
            @Label(zh = "承诺编号", en = "Commitment") String commitment,
            @Label(zh = "项目编号", en = "Project") String project) implements PromisedProjectEvent {}
}

package govbackbone.proposal.letters;

import java.util.ArrayList;
import java.util.List;

import govbackbone.documents.Figures;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Team;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.cases.CaseView.Deadline;
import govbackbone.proposal.cases.CaseView.Dunning;
import govbackbone.proposal.cases.CaseView.Handling;
import org.jspecify.annotations.Nullable;

/** The fields of the notice by which a unit is reminded, urged or named (催办通知单): the latest of a round, and those before it. */
record DunningNotice(@Label(zh = "名称", en = "Name of the notice") String name,
        @Label(zh = "会议", en = "Session") String session,
        @Label(zh = "案号", en = "Case number") String caseNo,
        @Label(zh = "文种", en = "Kind of paper") String paper,
        @Label(zh = "标题", en = "Title") String title,
        @Label(zh = "承办单位", en = "Handling unit") String unit,
        @Label(zh = "承办科室", en = "Section") @Nullable String section,
        @Label(zh = "承办人", en = "Handler") @Nullable String handler,
        @Label(zh = "办理轮次", en = "Round") String round,
        @Label(zh = "交办日期", en = "Assigned on") @Nullable String assignedOn,
        @Label(zh = "答复期限", en = "Reply due on") @Nullable String dueOn,
        @Label(zh = "催办日期", en = "Issued on") String issuedOn,
        @Label(zh = "催办单位", en = "Issuing body") @Nullable String issuingBody,
        @Label(zh = "催办人", en = "Issued by") String issuedBy,
        @Label(zh = "事由", en = "Reason") String reason,
        @Label(zh = "此前催办", en = "Earlier ones") List<Earlier> earlier) {

    private static final Units UNITS = Units.shipped();

    /** @param count 1, 2… */
    record Earlier(@Label(zh = "次序", en = "Count") String count, @Label(zh = "催办级别", en = "Level") String level,
            @Label(zh = "催办日期", en = "Issued on") String issuedOn, @Label(zh = "事由", en = "Reason") String reason) {}

    /** @throws Refusal while the unit has not been dunned in that round */
    static DunningNotice of(CaseView view, LetterSelection choice) {
        Handling handling = choice.handling();
        List<Dunning> dunnings = handling == null
                ? List.of()
                : view.dunnings().stream().filter(d -> d.unit().equals(handling.unit()) && d.round() == choice.round())
                        .toList();
        if (handling == null || dunnings.isEmpty()) {
            throw Refusal.of(LetterRejection.NOT_DUNNED);
        }
        Dunning latest = dunnings.getLast();
        Team team = handling.team();
        return new DunningNotice(name(latest.level()), Wording.session(view), view.caseNo(),
                Wording.paper(view.source()), view.title(), ReplyLetter.name(view, handling.unit()),
                team == null ? null : team.section(), team == null ? null : team.handler().name(),
                "第" + Figures.chinese(latest.round()) + "轮",
                view.assignedOn() == null ? null : Figures.date(view.assignedOn()),
                dueOn(view, latest), Figures.date(latest.issuedOn()), issuingBody(view, latest), latest.issuedBy(),
                latest.reason(),
                earlier(dunnings));
    }

    private static String name(DunningLevel level) {
        return switch (level) {
            case REMIND -> "提醒通知单";
            case URGE -> "催办通知单";
            case NOTICE -> "办理情况通报";
        };
    }

    /** The unit under its name on that day; of the assigning office, the body that assigned the case. */
    private static @Nullable String issuingBody(CaseView view, Dunning dunning) {
        UnitCode unit = dunning.issuingUnit();
        return unit == null
                ? view.assigningBody()
                : UNITS.on(dunning.issuedOn(), unit).map(Unit::name).orElseGet(() -> ReplyLetter.name(view, unit));
    }

    private static @Nullable String dueOn(CaseView view, Dunning dunning) {
        return view.deadlines().stream().filter(deadline -> deadline.kind() == DeadlineKind.REPLY
                && deadline.unit().equals(dunning.unit()) && deadline.round() == dunning.round()).map(Deadline::dueOn)
                .map(Figures::date).reduce((before, later) -> later).orElse(null);
    }

    private static List<Earlier> earlier(List<Dunning> dunnings) {
        List<Earlier> earlier = new ArrayList<>();
        for (Dunning dunning : dunnings.subList(0, dunnings.size() - 1)) {
            earlier.add(new Earlier(String.valueOf(earlier.size() + 1), Wording.label(dunning.level()),
                    Figures.date(dunning.issuedOn()), dunning.reason()));
        }
        return earlier;
    }
}

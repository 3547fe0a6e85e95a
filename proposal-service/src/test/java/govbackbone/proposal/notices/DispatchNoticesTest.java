package govbackbone.proposal.notices;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchListEvent.*;
import govbackbone.events.proposal.ListedCase;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.reaction.Consequence;
import govbackbone.testkit.notice.ToldNotice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is told what because a dispatch list was drawn or closed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatchNoticesTest {
    private static final UnitCode UNIT = new UnitCode("11370300MB28560647");
    private static final LocalDate DAY = LocalDate.of(2020, 9, 25);
    private static final Person FIRST = new Person("first", "示例承办人甲");
    private static final Person SECOND = new Person("second", "示例承办人乙");
    private static final DispatchListDrawn DRAWN = new DispatchListDrawn(DAY, UNIT, "淄博市大数据局");

    private static CaseListed listed(String caseNo, @Nullable Person handler, int daysLeft) {
        return new CaseListed(DAY, UNIT, "淄博市大数据局",
                new ListedCase("case-" + caseNo, 7, caseNo, "示例标题", Source.NPC_SUGGESTION, Stage.IN_HANDLING, 1,
                        handler == null ? null : "示例科室", handler, DeadlineKind.REPLY, DAY.plusDays(daysLeft), daysLeft,
                        null, false, 0, null));
    }

    private static List<Consequence<?>> because(DispatchListEvent event) {
        List<Recorded<DispatchListEvent>> log = ToldNotice.log("list-1", List.of(DRAWN), List.of(listed("1", FIRST, -2),
                listed("2", SECOND, 4), listed("3", FIRST, 9), listed("4", null, 9)), List.of(event));
        return DispatchNotices.of(log.getLast(), () -> log);
    }

    @Test
    void the_office_gets_the_sum_and_every_handler_the_own_cases() {
        List<Consequence<?>> told = because(new DispatchListReady(DAY, 4, 1, 2));
        assertThat(ToldNotice.whom(told)).containsExactly("DISPATCH role:office@" + UNIT, "DISPATCH person:first",
                "DISPATCH person:second");
        assertThat(ToldNotice.of(told.getFirst()).title()).isEqualTo("调度：淄博市大数据局2020年9月25日调度清单");
        assertThat(ToldNotice.of(told.getFirst()).zh())
                .isEqualTo("淄博市大数据局2020年9月25日调度清单已形成，在办4件，其中逾期1件，到期承诺2项，请组织各科室汇报进展。");
        assertThat(ToldNotice.of(told.get(1)).zh()).endsWith("列有您承办的办件2件，其中逾期1件（案号：1、3），请汇报办理进展和下一步工作。");
        assertThat(ToldNotice.of(told.get(2)).en())
                .isEqualTo("Dispatch list of 淄博市大数据局, 2020-09-25: It lists 1 of your "
                        + "cases, 0 of them overdue (No. 2); please report progress and next step.");
    }

    @Test
    void what_came_of_it_reaches_the_same_people() {
        List<Consequence<?>> told = because(new DispatchListClosed(DAY, "请加快办理。"));
        assertThat(ToldNotice.whom(told)).containsExactly("DISPATCH role:office@" + UNIT, "DISPATCH person:first",
                "DISPATCH person:second");
        assertThat(ToldNotice.of(told.getFirst()).zh()).endsWith("已于2020年9月25日结束（示例交办人员），调度意见：请加快办理。");
    }

    @Test
    void nobody_is_told_of_an_empty_list_or_of_routine() {
        for (DispatchListEvent routine : List.of(DRAWN, listed("5", FIRST, 1), new DispatchListReady(DAY, 0, 0, 0),
                new ListedCaseReported(DAY, UNIT, "case-1", FIRST, "示例", "示例"))) {
            assertThat(because(routine)).isEmpty();
        }
    }
}

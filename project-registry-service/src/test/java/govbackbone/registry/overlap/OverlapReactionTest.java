package govbackbone.registry.overlap;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.OverlapOutcome;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.reaction.Consequence;
import govbackbone.registry.overlap.GrownLog.Text;
import govbackbone.registry.projects.ProjectCommand;
import govbackbone.registry.projects.ProjectCommand.FlagOverlap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.registry.overlap.GrownLog.*;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlapReactionTest {
    private static final AggregateType<ProjectCommand, String, ProjectEvent> PROJECTS = new AggregateType<>(
            "registry.project", ProjectCommand.class, ProjectEvent.class, "", (state, command, context) -> List.of(),
            (state, event) -> state, state -> new Standing<>(state, Set.of()), event -> List.of(), state -> List.of());
    private static final Text TEXT = Text.of("示例：政务数据共享交换平台", "建设数据共享交换平台，归集和治理部门数据。", "数据归集", "数据治理");

    private final GrownLog log = new GrownLog();
    private final OverlapRules rules = OverlapRules.shipped();
    private final OverlapCheck check = log.check();

    @AfterEach
    void close() throws IOException {
        check.close();
    }

    /** What follows from the latest event of a project. */
    private List<Consequence<?>> reaction(String project) {
        return OverlapReaction.reaction(PROJECTS, log::history, check, rules).react()
                .apply(log.history(project).getLast());
    }

    @Test
    void a_submission_flags_what_it_looks_like_with_the_reason() {
        log.submitted("p-1", TEXT).submitted("p-2", TEXT.by(SECOND));

        assertThat(reaction("p-2")).containsExactly(new Consequence<>(PROJECTS, "p-2",
                new FlagOverlap(null, OverlapWith.PROJECT, "p-1", TEXT.name(),
                        "系统比对相似度1.000：名称相同1.000（数据、共享、交换）；功能相同1.000（数据、归集、治理）；"
                                + "建设内容相同1.000（数据、共享、交换、归集、治理、部门）。")));
    }

    @Test
    void what_a_shared_capability_offers_is_named_function_by_function() {
        log.and("S-1", new SystemRegistered(DAY, "S-1", "示例：证照系统", SECOND, "示例单位", "示例", List.of(), Hosting.OWN_ROOM, 3,
                List.of(), "示例", null));
        log.and("S-1", new CapabilityDeclared(DAY, "示例：电子证照", SECOND, "示例单位", List.of("电子证照调用"), "示例"));
        log.submitted("p-1", Text.of("示例：企业开办一窗通", "示例", "设立登记申报", "证照调用"));

        assertThat(reaction("p-1")).containsExactly(new Consequence<>(PROJECTS, "p-1",
                new FlagOverlap(null, OverlapWith.SHARED_CAPABILITY, "S-1", "示例：电子证照",
                        "系统比对相似度1.000：申报功能“证照调用”可复用统建功能“电子证照调用”（相同1.000）；功能相同0.400（证照、调用）。")));
    }

    @Test
    void nothing_follows_from_other_events_or_where_nothing_looks_alike() {
        log.submitted("p-1", TEXT);
        assertThat(reaction("p-1")).isEmpty();
        log.drafted("p-2", TEXT.by(SECOND));
        assertThat(reaction("p-2")).isEmpty();
    }

    @Test
    void what_was_flagged_is_not_flagged_again() {
        log.submitted("p-1", TEXT).submitted("p-2", TEXT.by(SECOND))
                .and("p-2", new OverlapFlagged(DAY, 1, OverlapWith.PROJECT, "p-1", TEXT.name(), "示例"))
                .and("p-2", new OverlapResolved(DAY, 1, OverlapOutcome.JUSTIFIED, "示例"))
                .submitted("p-3", TEXT.in(2021)).and("p-2", new ProjectSubmitted(DAY, 2, 0));

        assertThat(reaction("p-2")).extracting(each -> ((FlagOverlap) each.command()).reference())
                .containsExactly("p-3");
    }

    @Test
    void a_submission_raises_only_so_many_flags() {
        for (int i = 0; i < 9; i++) {
            log.submitted("p-" + i, TEXT.in(2010 + i));
        }
        assertThat(reaction("p-8")).hasSize(rules.mostFlags());
    }

    @Test
    void a_reason_has_room_in_the_command_however_long_the_filing_is() {
        String words = "数据归集治理共享交换目录接口发布监测预警分析研判档案证照审批受理收件办结出件".repeat(40);
        Text text = Text.of("示例：" + words.substring(0, 190), words, words.substring(0, 200));
        log.submitted("p-1", text).submitted("p-2", text.by(SECOND));

        FlagOverlap flag = (FlagOverlap) reaction("p-2").getFirst().command();
        assertThat(flag.reason().length()).isLessThan(2000);
        assertThat(flag.name().length()).isLessThanOrEqualTo(200);
    }
}

package govbackbone.registry.overlap;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.eventstore.UnreadableEvent.Why;
import govbackbone.kit.follow.Follower;
import govbackbone.registry.overlap.FieldMatch.Field;
import govbackbone.registry.overlap.GrownLog.Text;
import govbackbone.registry.overlap.SimilarRecord.Relation;
import govbackbone.registry.overlap.SimilarRecord.ReusableFunction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static govbackbone.registry.overlap.GrownLog.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlapCheckTest {
    private static final Text SHARING = Text.of("示例：全市政务数据共享交换平台",
            "建设全市统一的数据共享交换平台，编制信息资源目录，向各部门提供数据归集、治理和共享接口。", "资源目录管理", "数据归集", "数据治理", "共享接口发布");
    private static final Text PARKING = Text.of("示例：城区智慧停车管理系统", "在城区主要道路和公共停车场安装地磁和视频设备，发布空余泊位，支持无感支付。", "泊位诱导",
            "无感支付",
            "欠费追缴");
    private static final Text CARE = Text.of("示例：智慧养老服务平台", "为老年人建立健康档案，汇集养老机构床位信息，受理居家养老服务申请。", "健康档案", "床位查询",
            "居家养老服务申请");
    private static final Text RIVER = Text.of("示例：河长制信息化系统", "采集河道水质和水位数据，巡河人员上报问题并跟踪处置。", "巡河上报", "水质监测", "问题处置");
    private static final Text ARCHIVE = Text.of("示例：机关数字档案室系统", "对室藏档案进行数字化加工，接收电子公文归档，提供档案检索利用。", "档案数字化", "电子归档",
            "档案检索");
    private static final Text HALL = Text.of("示例：政务服务一窗受理系统", "整合部门业务系统，实现窗口统一收件、按责转办、限时办结、统一出件。", "统一收件", "按责转办",
            "统一出件");
    private static final Text TRAFFIC = Text.of("示例：城区交通信号联网控制系统", "改造路口信号机，接入交通流量数据，实现信号配时优化。", "信号机联网", "配时优化",
            "流量采集");
    private static final List<Text> DIFFERENT = List.of(SHARING, PARKING, CARE, RIVER, ARCHIVE, HALL, TRAFFIC);

    private final GrownLog log = new GrownLog();
    private final OverlapCheck check = log.check();

    @AfterEach
    void close() throws IOException {
        check.close();
    }

    private SimilarRecord first(String project) {
        return check.of(project, 10).orElseThrow().getFirst();
    }

    static List<Text> reworded() {
        return List.of(
                Text.of("示例：大数据中心数据共享平台", "搭建数据共享平台，开展数据归集和治理，建立资源目录，发布共享接口。", "数据目录管理", "数据归集治理", "共享接口服务").by(SECOND),
                Text.of("示例：政务数据共享交换平台（二期）", "扩充数据归集范围，完善数据治理和共享接口。", "数据归集", "数据治理").by(SECOND),
                Text.of("示例：ＸＸ区政务数据共享交换系统", "编制信息资源目录，归集部门数据并提供共享接口。", "资源目录管理", "数据归集", "共享接口发布").by(SECOND));
    }

    @ParameterizedTest
    @MethodSource("reworded")
    void what_does_the_same_in_other_words_is_flagged(Text other) {
        DIFFERENT.forEach(text -> log.submitted(text.name(), text));
        log.submitted("p-new", other);

        SimilarRecord found = first("p-new");

        assertThat(found.reference()).isEqualTo(SHARING.name());
        assertThat(found.flagged()).as("score " + found.score()).isTrue();
    }

    @Test
    void different_projects_are_not_flagged_though_they_all_build_systems() {
        DIFFERENT.forEach(text -> log.submitted(text.name(), text));

        for (Text text : DIFFERENT) {
            assertThat(check.of(text.name(), 50).orElseThrow()).as(text.name()).noneMatch(SimilarRecord::flagged);
        }
    }

    @Test
    void an_event_that_this_release_cannot_read_leaves_only_its_project_out() {
        log.drafted("p-1", PARKING).and("p-1", new UnreadableEvent("registry.ProjectSubmitted", 99,
                ProjectSubmitted.class, Why.NEWER_REVISION, DAY));
        log.submitted("p-2", SHARING).submitted("p-3", SHARING.by(SECOND));

        assertThat(first("p-3").reference()).isEqualTo("p-2");
    }

    @Test
    void nothing_is_compared_before_all_that_was_submitted_earlier_can_be_found() throws IOException {
        log.submitted("p-1", SHARING).submitted("p-2", SHARING.by(SECOND)).submitted("p-3", PARKING);
        AtomicReference<OverlapCheck> starting = new AtomicReference<>();
        List<Throwable> refusals = new ArrayList<>();
        try (OverlapCheck started = new OverlapCheck(log, id -> {
            if (id.equals("p-3")) {
                refusals.add(catchThrowable(() -> starting.get().whenSubmitted("p-2", 1)));
            }
            return log.history(id);
        }, OverlapRules.shipped())) {
            starting.set(started);
            started.readOn();

            assertThat(refusals).hasSize(1).first().isInstanceOf(CommandFailure.Unavailable.class);
            assertThat(started.whenSubmitted("p-2", 1)).extracting(SimilarRecord::reference).containsExactly("p-1");
        }
    }

    @Test
    void an_error_does_not_end_the_reading_of_the_log() throws IOException {
        log.submitted("p-1", SHARING);
        AtomicBoolean broken = new AtomicBoolean(true);
        try (OverlapCheck started = new OverlapCheck(log, id -> {
            if (broken.getAndSet(false)) {
                throw new StackOverflowError("示例");
            }
            return log.history(id);
        }, OverlapRules.shipped())) {
            Follower reading = started.follower(Duration.ofMillis(10), new SimpleMeterRegistry());
            reading.start();
            await().ignoreExceptionsInstanceOf(CommandFailure.Unavailable.class)
                    .until(() -> started.of("p-1", 1).isPresent());
            reading.stop();
        }
        assertThat(broken).isFalse();
    }

    @Test
    void every_match_says_which_words_of_which_field() {
        log.submitted("p-1", SHARING).submitted("p-2", PARKING).submitted("p-3", SHARING.by(SECOND));

        SimilarRecord found = first("p-3");

        assertThat(found.reference()).isEqualTo("p-1");
        assertThat(found.unit()).isEqualTo(FIRST);
        assertThat(found.score()).isEqualByComparingTo("1");
        assertThat(found.matches()).extracting(FieldMatch::field).containsExactly(Field.NAME, Field.FUNCTIONS,
                Field.CONTENT);
        assertThat(found.matches().getFirst()).isEqualTo(
                new FieldMatch(Field.NAME, new BigDecimal("1.000"), List.of("数据", "共享", "交换")));
    }

    @Test
    void a_share_counts_what_both_say_and_of_functions_what_is_asked_for() {
        log.submitted("p-1", Text.of("示例：数据共享平台", "示例", "目录管理", "数据归集", "数据治理", "接口发布"));
        log.submitted("p-2", Text.of("示例：数据共享交换平台", "示例", "数据归集"));

        assertThat(first("p-2").matches()).containsExactly(
                new FieldMatch(Field.NAME, new BigDecimal("0.800"), List.of("数据", "共享")),
                new FieldMatch(Field.FUNCTIONS, new BigDecimal("1.000"), List.of("数据", "归集")));
        assertThat(first("p-2").score()).as("0.5 × 0.8 + 0.3 × 1, of 0.8, since the content says nothing")
                .isEqualByComparingTo("0.875");
        assertThat(first("p-1").score()).isLessThan(first("p-2").score());
    }

    @Test
    void a_few_words_in_common_are_no_overlap() {
        log.submitted("p-1", Text.of("示例：停车系统", "示例")).submitted("p-2", Text.of("示例：停车平台", "示例"));

        assertThat(check.of("p-2", 10).orElseThrow()).isEmpty();
    }

    @Test
    void generic_words_say_nothing() {
        log.submitted("p-1", Text.of("示例：综合管理信息系统建设项目", "示例")).submitted("p-2",
                Text.of("示例：综合管理信息系统建设项目", "示例").by(SECOND));

        assertThat(check.of("p-2", 10).orElseThrow()).isEmpty();
    }

    @Test
    void full_width_and_half_width_are_the_same() {
        Text plain = Text.of("示例：OCR证照识别", "示例内容：识别证照要素", "证照识别");
        log.submitted("p-1", plain).submitted("p-2", Text.of("示例：ＯＣＲ证照识别", "示例内容：识别证照要素", "证照识别"));

        assertThat(first("p-2").score()).isEqualByComparingTo("1");
    }

    @Test
    void a_project_is_not_its_own_overlap_and_drafts_are_none() {
        log.submitted("p-1", SHARING).drafted("p-2", SHARING.by(SECOND));

        assertThat(check.of("p-1", 10).orElseThrow()).isEmpty();
        assertThat(first("p-2").reference()).as("a draft can be checked before it is handed in").isEqualTo("p-1");
        assertThat(check.of("p-3", 10)).isEmpty();
    }

    static List<ProjectEvent> ends() {
        return List.of(new ProjectRejected(DAY, "示例"), new ProjectCancelled(DAY, "示例"),
                new ProjectRetired(DAY, "示例", "示例", "示例", "示例"), new OperationClosed(DAY));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void what_is_not_built_or_no_longer_there_is_no_overlap(ProjectEvent end) {
        log.submitted("p-1", SHARING).submitted("p-2", SHARING.by(SECOND));
        assertThat(first("p-2").flagged()).isTrue();

        log.and("p-1", end);

        assertThat(check.of("p-2", 10).orElseThrow()).isEmpty();
    }

    @Test
    void a_corrected_filing_is_found_as_it_now_is() {
        log.submitted("p-1", SHARING).submitted("p-2", PARKING);
        assertThat(check.of("p-2", 10).orElseThrow()).noneMatch(SimilarRecord::flagged);

        log.redrafted("p-1", new Text(FIRST, 2020, FilingKind.CONSTRUCTION, Nature.NEW, SHARING.name(),
                PARKING.functions(), PARKING.content(), Set.of(), null));
        assertThat(check.of("p-2", 10).orElseThrow()).as("not handed in yet").noneMatch(SimilarRecord::flagged);
        log.and("p-1", new ProjectSubmitted(DAY, 2, 0));

        assertThat(check.of("p-2", 10).orElseThrow()).hasSize(1).allMatch(found -> found.reference().equals("p-1"));
        assertThat(first("p-2").score()).isEqualByComparingTo("0.5");
    }

    @Test
    void what_a_submission_looked_like_does_not_change() {
        log.submitted("p-1", SHARING).submitted("p-2", SHARING.by(SECOND));
        List<SimilarRecord> then = check.whenSubmitted("p-2", 1);
        assertThat(then).extracting(SimilarRecord::reference).containsExactly("p-1");

        log.and("p-1", new ProjectCancelled(DAY, "示例")).submitted("p-3", SHARING.in(2021));

        assertThat(check.whenSubmitted("p-2", 1)).isEqualTo(then);
        assertThat(check.whenSubmitted("p-3", 1)).extracting(SimilarRecord::reference).containsExactly("p-2");
        assertThat(check.of("p-2", 10).orElseThrow()).extracting(SimilarRecord::reference).containsExactly("p-3");
    }

    @Test
    void what_is_read_in_one_go_is_as_what_is_read_bit_by_bit() throws IOException {
        DIFFERENT.forEach(text -> {
            log.submitted(text.name(), text);
            assertThat(check.of(text.name(), 50)).isPresent();
        });
        log.and(SHARING.name(), new ProjectCancelled(DAY, "示例"));

        try (OverlapCheck later = log.check()) {
            for (Text text : DIFFERENT) {
                assertThat(later.of(text.name(), 50)).isEqualTo(check.of(text.name(), 50));
                assertThat(later.whenSubmitted(text.name(), 1)).isEqualTo(check.whenSubmitted(text.name(), 1));
            }
        }
    }

    @Test
    void last_years_operation_is_a_predecessor_and_another_one_of_this_year_is_not() {
        Text operation = SHARING.as(FilingKind.OPERATION, Nature.OPERATION);
        log.submitted("built", SHARING.in(2018)).submitted("last", operation.in(2019))
                .submitted("twin", operation).submitted("foreign", operation.in(2019).by(SECOND))
                .submitted("now", operation);

        assertThat(check.of("now", 10).orElseThrow())
                .extracting(found -> found.reference() + " " + found.relation() + " " + found.flagged())
                .containsExactly("built PREDECESSOR false", "foreign NONE true", "last PREDECESSOR false",
                        "twin NONE true");
    }

    @Test
    void a_continued_project_has_a_predecessor_and_a_new_one_has_none() {
        log.submitted("first", SHARING.in(2019))
                .submitted("second", SHARING.as(FilingKind.CONSTRUCTION, Nature.CONTINUED))
                .submitted("again", SHARING.in(2021));

        assertThat(check.whenSubmitted("second", 1)).extracting(SimilarRecord::relation)
                .containsExactly(Relation.PREDECESSOR);
        assertThat(check.of("again", 10).orElseThrow()).extracting(SimilarRecord::relation)
                .containsExactly(Relation.NONE, Relation.NONE);
    }

    @Test
    void what_the_filing_names_as_its_base_is_not_flagged() {
        log.submitted("p-1", SHARING).submitted("p-2", SHARING.in(2021).extending("p-1")).submitted("p-3",
                SHARING.in(2021).extending("p-9"));

        assertThat(first("p-2").relation()).isEqualTo(Relation.BASE);
        assertThat(first("p-2").flagged()).isFalse();
        assertThat(first("p-3").relation()).isEqualTo(Relation.NONE);
    }

    @Test
    void what_a_project_has_built_is_no_duplicate_of_it() {
        log.submitted("p-1", SHARING).and("S-1", new SystemRegistered(DAY, "S-1", SHARING.name(), FIRST, "示例单位",
                SHARING.content(), SHARING.functions(), Hosting.OWN_ROOM, 2, List.of(), "示例", "p-1"));

        assertThat(first("p-1").relation()).isEqualTo(Relation.BASE);
    }

    private static SystemRegistered registered(Text text) {
        return new SystemRegistered(DAY, "S-1", text.name(), text.unit(), "示例单位", text.content(), text.functions(),
                Hosting.OWN_ROOM, 2, List.of(), "示例", null);
    }

    @Test
    void a_system_of_the_catalogue_is_found_as_it_now_is_while_it_is_in_use() {
        log.and("S-1", registered(SHARING)).submitted("p-1", SHARING.by(SECOND)).submitted("p-2", PARKING.by(SECOND));
        assertThat(first("p-1").with()).isEqualTo(OverlapWith.SYSTEM);
        assertThat(first("p-1").reference()).isEqualTo("S-1");
        assertThat(first("p-1").flagged()).isTrue();

        log.and("S-1", new SystemChanged(DAY, PARKING.name(), PARKING.content(), PARKING.functions(),
                Hosting.OWN_ROOM, List.of(), "示例", "示例"));
        assertThat(check.of("p-1", 10).orElseThrow()).isEmpty();
        assertThat(first("p-2").score()).isEqualByComparingTo("1");

        log.and("S-1", new SystemRetired(DAY, "示例", "示例", null));
        assertThat(check.of("p-2", 10).orElseThrow()).isEmpty();
    }

    private static final SystemRegistered IDENTITY = new SystemRegistered(DAY, "S-1", "示例：统一身份认证系统", SECOND, "示例单位",
            "面向自然人和法人提供实名核验、单点登录和授权。", List.of("账号注册", "实名核验", "单点登录", "授权管理"), Hosting.OWN_ROOM, 3, List.of(),
            "示例", null);
    private static final CapabilityDeclared OFFERED = new CapabilityDeclared(DAY, "示例：统一身份认证", SECOND, "示例单位",
            List.of("用户实名身份核验", "单点登录", "电子证照调用"), "示例：申请接口");
    private static final Text LICENCE = Text.of("示例：企业开办一窗通", "为新设企业提供设立登记、刻章、税务、社保的联办。", "设立登记申报", "实名身份核验", "证照调用",
            "办件进度查询");

    @Test
    void a_function_that_a_shared_capability_offers_is_found_in_a_project_that_is_otherwise_different() {
        log.and("S-1", IDENTITY).submitted("p-1", LICENCE);
        assertThat(check.of("p-1", 10).orElseThrow()).as("as a system it looks different")
                .noneMatch(SimilarRecord::flagged);

        log.and("S-1", OFFERED);

        SimilarRecord found = first("p-1");
        assertThat(found).returns(OverlapWith.SHARED_CAPABILITY, SimilarRecord::with)
                .returns("S-1", SimilarRecord::reference)
                .returns(true, SimilarRecord::flagged);
        assertThat(found.reusable()).containsExactly(
                new ReusableFunction("证照调用", "电子证照调用", new BigDecimal("1.000")),
                new ReusableFunction("实名身份核验", "用户实名身份核验", new BigDecimal("0.909")));
        assertThat(found.score()).isEqualByComparingTo("1");
    }

    @Test
    void a_word_in_common_makes_no_function_the_same() {
        log.and("S-1", IDENTITY).and("S-1", OFFERED).submitted("p-1",
                Text.of("示例：人才服务平台", "受理人才补贴申请。", "资格核验", "证照邮寄", "人才登录"));

        assertThat(first("p-1")).returns(List.of(), SimilarRecord::reusable).returns(false, SimilarRecord::flagged);
    }

    @Test
    void what_is_offered_no_longer_is_a_system_again_and_what_is_retired_nothing() {
        log.and("S-1", IDENTITY).and("S-1", OFFERED).submitted("p-1", LICENCE);
        assertThat(first("p-1").flagged()).isTrue();

        log.and("S-1", new CapabilityWithdrawn(DAY, "示例"));
        assertThat(check.of("p-1", 10).orElseThrow()).noneMatch(SimilarRecord::flagged)
                .noneMatch(found -> found.with() == OverlapWith.SHARED_CAPABILITY);

        log.and("S-1", OFFERED).and("S-1", new SystemRetired(DAY, "示例", "示例", null));
        assertThat(check.of("p-1", 10).orElseThrow()).isEmpty();
    }

    @Test
    void who_says_to_use_a_shared_capability_is_not_flagged_for_it() {
        log.and("S-1", IDENTITY).and("S-1", OFFERED).submitted("p-1", new Text(FIRST, 2020, FilingKind.CONSTRUCTION,
                Nature.NEW, LICENCE.name(), LICENCE.functions(), LICENCE.content(), Set.of("S-1"), null));

        assertThat(first("p-1")).returns(Relation.BASE, SimilarRecord::relation).returns(false, SimilarRecord::flagged);
    }

    @Test
    void a_capability_is_not_lost_among_projects_that_have_more_words_in_common() {
        log.and("S-1", IDENTITY).and("S-1", OFFERED);
        for (int i = 0; i < OverlapIndex.LOOKED_AT + 1; i++) {
            log.submitted("old-" + i, Text.of(LICENCE.name(), LICENCE.content(), "设立登记申报"));
        }
        log.submitted("p-1", LICENCE);

        assertThat(check.of("p-1", 200).orElseThrow()).extracting(SimilarRecord::reference).contains("S-1");
    }

    @Test
    void the_system_that_is_operated_is_the_base_of_its_operation() {
        log.and("S-1", registered(SHARING.by(SECOND))).submitted("p-1", new Text(FIRST, 2020, FilingKind.OPERATION,
                Nature.OPERATION, SHARING.name(), SHARING.functions(), SHARING.content(), Set.of("S-1"), null));

        assertThat(first("p-1").relation()).isEqualTo(Relation.BASE);
        assertThat(first("p-1").flagged()).isFalse();
    }

    @Test
    void the_most_alike_come_first_and_only_as_many_as_asked_for() {
        log.submitted("b", SHARING).submitted("a", SHARING.by(SECOND)).submitted("c",
                Text.of(SHARING.name(), "示例", "数据归集"));
        log.submitted("p", SHARING.in(2021));

        assertThat(check.of("p", 10).orElseThrow()).extracting(SimilarRecord::reference).containsExactly("a", "b", "c");
        assertThat(check.of("p", 2).orElseThrow()).hasSize(2);
    }

    @Test
    void the_shipped_rules_add_up_and_say_that_they_are_a_sample() {
        OverlapRules rules = OverlapRules.shipped();

        assertThat(rules.sample()).isTrue();
        assertThat(rules.name() + rules.functions() + rules.content()).isEqualTo(1);
        assertThat(rules.flagFrom()).isStrictlyBetween(0.0, 1.0);
    }
}

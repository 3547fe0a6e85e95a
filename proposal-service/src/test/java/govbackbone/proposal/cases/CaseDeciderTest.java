package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.proposal.*;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.RuleSets;
import govbackbone.testkit.aggregate.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every command with what it gives, and every guard with what it refuses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseDeciderTest {
    private static LocalDate day(int month, int day) {
        return LocalDate.of(2020, month, day);
    }

    private static Given<CaseCommand, Case, CaseEvent> sole(Stage stage) {
        return given(at(stage));
    }

    private static Given<CaseCommand, Case, CaseEvent> leadCo(Stage stage) {
        return given(at(AssignmentMode.LEAD_CO, stage));
    }

    /** Underway up to a command, which comes next. */
    private static Given<CaseCommand, Case, CaseEvent> before(AssignmentMode mode, Class<? extends CaseCommand> next) {
        Given<CaseCommand, Case, CaseEvent> scenario = given(List.of());
        for (Samples.Step step : steps(mode)) {
            if (next.isInstance(step.command())) {
                break;
            }
            scenario = scenario.and(step.actor(), step.command());
        }
        return scenario;
    }

    @Test
    void a_receipt_starts_a_case() {
        given(List.of()).gives(OFFICE, receipt("0012"),
                new CaseReceived(RECEIVED, Source.NPC_SUGGESTION, Level.CITY, 15,
                        4, "0012", "示例：关于推进数据共享的建议"));
    }

    @Test
    void a_case_number_belongs_to_one_case_of_the_session_and_leading_zeros_do_not_count() {
        CaseReceived received = (CaseReceived) at(Stage.RECEIVED).getFirst();
        assertThat(Case.claims(received)).singleElement().satisfies(claim -> {
            assertThat(claim.scope()).isEqualTo("case-number");
            assertThat(claim.value()).isEqualTo("NPC_SUGGESTION/CITY/15/4/12");
            assertThat(claim.reason()).isEqualTo(CaseRejection.DUPLICATE_CASE_NUMBER);
        });
    }

    @Test
    void a_document_number_belongs_to_one_case() {
        CaseEvent signed = at(Stage.SIGNED).getLast();
        assertThat(Case.claims(signed)).singleElement().satisfies(claim -> {
            assertThat(claim.scope()).isEqualTo("reply-document-number");
            assertThat(claim.value()).isEqualTo(NUMBER.value());
            assertThat(claim.reason()).isEqualTo(CaseRejection.DUPLICATE_DOCUMENT_NUMBER);
        });
    }

    @Test
    void other_events_claim_nothing() {
        assertThat(at(Stage.ARCHIVED)).filteredOn(e -> !Case.claims(e).isEmpty()).hasSize(2);
    }

    @Test
    void registration_keeps_the_whole_content() {
        sole(Stage.RECEIVED).gives(OFFICE, register(proposer("p1", true)),
                new CaseRegistered(RECEIVED, "建议加快数据共享。", true, Theme.DATA_SHARING,
                        List.of(new Proposer("p1", "示例代表p1", true, "示例选区", "示例代表团", "13800000000", "示例工作单位", "示例职务")),
                        null, List.of("如何归集？", "如何共享？")));
    }

    @Test
    void exactly_one_proposer_leads() {
        sole(Stage.RECEIVED).refuses(OFFICE, register(proposer("p1", false)), "LEAD_PROPOSER_MISSING /proposers");
        sole(Stage.RECEIVED).refuses(OFFICE, register(new ProposerEntry[0]), "LEAD_PROPOSER_MISSING /proposers");
        sole(Stage.RECEIVED).refuses(OFFICE, register(proposer("p1", true), proposer("p2", true)),
                "SEVERAL_LEAD_PROPOSERS /proposers");
    }

    @Test
    void proposers_are_told_apart_by_their_ids_and_all_objections_come_at_once() {
        sole(Stage.RECEIVED).refuses(OFFICE, register(proposer("p1", true), proposer("p1", true)),
                "SEVERAL_LEAD_PROPOSERS /proposers", "PROPOSER_TWICE /proposers/1/id");
    }

    @Test
    void a_sole_assignment_pins_the_rules_and_sets_the_deadlines_with_their_explanation() {
        List<CaseEvent> events = sole(Stage.REGISTERED).decide(ASSIGNING, assign(AssignmentMode.SOLE));
        assertThat(events.getFirst()).isEqualTo(new CaseAssigned(ASSIGNED, "示例交办机关", AssignmentMode.SOLE,
                List.of(new AssignedUnit(BUREAU, "淄博市大数据局", HandlingRole.SOLE)), "sample", 1));
        assertThat(events).hasSize(3).filteredOn(DeadlineSet.class::isInstance).extracting(DeadlineSet.class::cast)
                .satisfiesExactly(window -> {
                    assertThat(window.kind()).isEqualTo(DeadlineKind.RETURN);
                    assertThat(window.due().date()).isEqualTo(day(3, 9));
                }, reply -> {
                    assertThat(reply.kind()).isEqualTo(DeadlineKind.REPLY);
                    assertThat(reply.effectiveOn()).isEqualTo(ASSIGNED);
                    assertThat(reply.unit()).isEqualTo(BUREAU);
                    assertThat(reply.round()).isEqualTo(1);
                    assertThat(reply.due().start()).isEqualTo(ASSIGNED);
                    assertThat(reply.due().date()).isEqualTo(day(6, 2));
                    assertThat(reply.rule().ruleSet()).isEqualTo("sample");
                    assertThat(reply.rule().zh()).contains("3个月");
                    assertThat(reply.enteredLate()).isTrue();
                });
    }

    @Test
    void a_deadline_that_ends_today_is_not_entered_late() {
        assertThat(sole(Stage.REGISTERED).on(day(6, 2)).decide(ASSIGNING, assign(AssignmentMode.SOLE)))
                .filteredOn(DeadlineSet.class::isInstance).extracting(e -> ((DeadlineSet) e).enteredLate())
                .containsExactly(true, false);
    }

    @Test
    void a_lead_has_the_deadlines_of_a_reply_and_every_co_handler_that_of_an_opinion() {
        assertThat(sole(Stage.REGISTERED).decide(ASSIGNING, assign(AssignmentMode.LEAD_CO)))
                .filteredOn(DeadlineSet.class::isInstance).extracting(DeadlineSet.class::cast)
                .extracting(DeadlineSet::kind, DeadlineSet::unit, e -> e.due().date())
                .containsExactly(tuple(DeadlineKind.RETURN, BUREAU, day(3, 9)),
                        tuple(DeadlineKind.REPLY, BUREAU, day(6, 2)),
                        tuple(DeadlineKind.CO_OPINION, FIRST, day(4, 2)),
                        tuple(DeadlineKind.CO_OPINION, SECOND, day(4, 2)));
    }

    @Test
    void every_unit_of_a_split_case_has_the_deadlines_of_a_reply() {
        assertThat(sole(Stage.REGISTERED).decide(ASSIGNING, assign(AssignmentMode.SPLIT)))
                .filteredOn(DeadlineSet.class::isInstance).extracting(DeadlineSet.class::cast)
                .extracting(DeadlineSet::kind, DeadlineSet::unit)
                .containsExactly(tuple(DeadlineKind.RETURN, BUREAU),
                        tuple(DeadlineKind.REPLY, BUREAU),
                        tuple(DeadlineKind.RETURN, FIRST),
                        tuple(DeadlineKind.REPLY, FIRST));
    }

    private static void refusesUnits(AssignmentMode mode, List<UnitEntry> units, String... reasons) {
        sole(Stage.REGISTERED).refuses(ASSIGNING, new Assign(ASSIGNED, "示例交办机关", mode, units, null), reasons);
    }

    @Test
    void sole_handling_has_one_unit() {
        refusesUnits(AssignmentMode.SOLE, List.of(), "SOLE_NEEDS_ONE_UNIT /units");
        refusesUnits(AssignmentMode.SOLE,
                List.of(unit(BUREAU, HandlingRole.SOLE), unit(FIRST, HandlingRole.SOLE)), "SOLE_NEEDS_ONE_UNIT /units");
    }

    @Test
    void one_unit_leads_and_others_co_handle() {
        refusesUnits(AssignmentMode.LEAD_CO, List.of(unit(BUREAU, HandlingRole.LEAD)), "CO_HANDLER_MISSING /units");
        refusesUnits(AssignmentMode.LEAD_CO, List.of(unit(BUREAU, HandlingRole.CO)), "LEAD_UNIT_MISSING /units");
        refusesUnits(AssignmentMode.LEAD_CO, List.of(unit(BUREAU, HandlingRole.LEAD), unit(FIRST, HandlingRole.LEAD),
                unit(SECOND, HandlingRole.CO)), "SEVERAL_LEAD_UNITS /units");
        refusesUnits(AssignmentMode.LEAD_CO, List.of(unit(BUREAU, HandlingRole.LEAD), unit(BUREAU, HandlingRole.CO)),
                "LEAD_IS_CO_HANDLER /units");
    }

    @Test
    void split_handling_has_two_units_at_least() {
        refusesUnits(AssignmentMode.SPLIT, List.of(unit(BUREAU, HandlingRole.SPLIT)), "SPLIT_NEEDS_TWO_UNITS /units");
        refusesUnits(AssignmentMode.SPLIT,
                List.of(unit(BUREAU, HandlingRole.SPLIT), unit(BUREAU, HandlingRole.SPLIT)),
                "SPLIT_NEEDS_TWO_UNITS /units", "UNIT_TWICE /units/1/code");
    }

    @Test
    void a_unit_has_a_role_of_the_mode() {
        refusesUnits(AssignmentMode.SOLE, List.of(unit(BUREAU, HandlingRole.LEAD)), "ROLE_NOT_OF_MODE /units/0/role");
        refusesUnits(AssignmentMode.SPLIT, List.of(unit(BUREAU, HandlingRole.SPLIT), unit(FIRST, HandlingRole.SPLIT),
                unit(SECOND, HandlingRole.CO)), "ROLE_NOT_OF_MODE /units/2/role");
    }

    @Test
    void units_exist_on_the_day_of_assignment() {
        refusesUnits(AssignmentMode.SPLIT,
                List.of(unit(DISSOLVED, HandlingRole.SPLIT), unit(UNLISTED, HandlingRole.SPLIT)),
                "UNIT_NOT_ACTIVE /units/0/code", "UNIT_UNKNOWN /units/1/code");
    }

    @Test
    void a_unit_is_recorded_under_its_name_of_that_day() {
        assertThat(sole(Stage.REGISTERED)
                .decide(ASSIGNING, assign(AssignmentMode.SOLE, unit(RENAMED, HandlingRole.SOLE))).getFirst())
                .isEqualTo(new CaseAssigned(ASSIGNED, "示例交办机关", AssignmentMode.SOLE,
                        List.of(new AssignedUnit(RENAMED, "示例单位丙（更名后）", HandlingRole.SOLE)), "sample", 1));
    }

    @Test
    void a_case_is_assigned_under_rules_in_force() {
        given(List.of()).and(OFFICE,
                new RegisterReceipt(LocalDate.of(2009, 12, 1), Source.CPPCC_PROPOSAL, Level.CITY, 13, 3, "1", "示例"))
                .and(OFFICE, new Register(LocalDate.of(2009, 12, 1), "示例", true, Theme.OTHER,
                        List.of(proposer("p1", true)), null, null))
                .refuses(ASSIGNING, new Assign(LocalDate.of(2009, 12, 31), "示例", AssignmentMode.SOLE,
                        List.of(unit(BUREAU, HandlingRole.SOLE)), null), "NO_RULE_SET /assignedOn",
                        "UNIT_NOT_ACTIVE /units/0/code");
    }

    @Test
    void a_unit_acknowledges_and_may_suggest_units() {
        sole(Stage.ASSIGNED).gives(HANDLER, new AcknowledgeReceipt(null, ACKNOWLEDGED, List.of(FIRST)),
                new CaseAcknowledged(ACKNOWLEDGED, BUREAU, List.of(FIRST)));
        sole(Stage.ASSIGNED).refuses(HANDLER, new AcknowledgeReceipt(null, ACKNOWLEDGED, List.of(FIRST, DISSOLVED)),
                "UNIT_NOT_ACTIVE /suggestedUnits/1");
    }

    @Test
    void only_an_assigned_unit_acknowledges() {
        sole(Stage.ASSIGNED).refuses(FIRST_UNIT, new AcknowledgeReceipt(null, ACKNOWLEDGED, null),
                "UNKNOWN_ID");
        sole(Stage.ASSIGNED).refuses(actor("nobody", null, Role.OFFICE),
                new AcknowledgeReceipt(null, ACKNOWLEDGED, null), "ACTOR_WITHOUT_UNIT");
    }

    @Test
    void a_co_handler_acknowledges_for_itself_once_without_moving_the_case() {
        AcknowledgeReceipt own = new AcknowledgeReceipt(null, ACKNOWLEDGED, null);
        leadCo(Stage.ASSIGNED).gives(FIRST_UNIT, own, new CaseAcknowledged(ACKNOWLEDGED, FIRST, List.of()));
        Given<CaseCommand, Case, CaseEvent> acknowledged = leadCo(Stage.IN_HANDLING).and(FIRST_UNIT,
                new AcknowledgeReceipt(FIRST, ACKNOWLEDGED, null));
        assertThat(Case.standing(acknowledged.state()).state()).isEqualTo("IN_HANDLING");
        acknowledged.refuses(FIRST_UNIT, own, "ALREADY_ACKNOWLEDGED");
        acknowledged.refuses(OFFICE, own, "NOT_ALLOWED_IN_STATE");
        acknowledged.and(SECOND_UNIT, own).refuses(FIRST_UNIT, own, "NOT_ALLOWED_IN_STATE");
        leadCo(Stage.ASSIGNED).refuses(FIRST_UNIT, new AcknowledgeReceipt(BUREAU, ACKNOWLEDGED, null),
                "ACTOR_OF_ANOTHER_UNIT");
        leadCo(Stage.ASSIGNED).refuses(FIRST_UNIT, new AcknowledgeReceipt(null, day(3, 1), null),
                "DATE_OUT_OF_ORDER /acknowledgedOn");
    }

    @Test
    void a_return_is_requested_until_the_last_day_of_the_window() {
        for (Stage stage : List.of(Stage.ASSIGNED, Stage.ACCEPTED)) {
            sole(stage).gives(OFFICE, requestReturn(day(3, 9)),
                    new ReturnRequested(day(3, 9), BUREAU, OTHER, "不属于本单位职责。"));
            sole(stage).refuses(OFFICE, requestReturn(day(3, 10)), "RETURN_WINDOW_CLOSED /requestedOn");
        }
    }

    @Test
    void a_return_names_another_active_unit() {
        sole(Stage.ASSIGNED).refuses(OFFICE, new RequestReturn(null, ACKNOWLEDGED, BUREAU, "示例"),
                "UNIT_ASSIGNED_ALREADY /proposedUnit");
        leadCo(Stage.ASSIGNED).refuses(OFFICE, new RequestReturn(null, ACKNOWLEDGED, FIRST, "示例"),
                "UNIT_ASSIGNED_ALREADY /proposedUnit");
        sole(Stage.ASSIGNED).refuses(OFFICE, new RequestReturn(null, ACKNOWLEDGED, DISSOLVED, "示例"),
                "UNIT_NOT_ACTIVE /proposedUnit");
    }

    @Test
    void an_approved_return_hands_the_case_to_the_other_unit_whose_window_to_return_it_begins() {
        Given<CaseCommand, Case, CaseEvent> returned = sole(Stage.ACCEPTED).and(OFFICE, requestReturn(day(3, 9)));
        List<CaseEvent> events = returned.decide(ASSIGNING, new ApproveReturn(null, day(3, 10), OTHER, "同意。"));
        assertThat(events).hasSize(3);
        assertThat(events.get(0)).isEqualTo(new ReturnApproved(day(3, 10), BUREAU, "同意。"));
        assertThat(events.get(1)).isEqualTo(new CaseReassigned(day(3, 10), BUREAU, OTHER, "示例单位丁"));
        DeadlineSet window = (DeadlineSet) events.get(2);
        assertThat(window.kind()).isEqualTo(DeadlineKind.RETURN);
        assertThat(window.unit()).isEqualTo(OTHER);
        assertThat(window.due().date()).isEqualTo(day(3, 17));
        Case.UnderHandling after = (Case.UnderHandling) returned.and(ASSIGNING,
                new ApproveReturn(null, day(3, 10), OTHER, null)).state();
        Handling handling = after.handlings().getFirst();
        assertThat(handling.unit()).isEqualTo(OTHER);
        assertThat(handling.stage()).isEqualTo(Stage.ASSIGNED);
        assertThat(handling.replyDue()).isEqualTo(day(6, 2));
        assertThat(handling.due(DeadlineKind.RETURN, OTHER)).contains(day(3, 17));
    }

    @Test
    void the_time_to_reply_restarts_only_where_the_rules_say_so() {
        RuleSets restarting = rules(t -> new HandlingTerms(t.returnWindow(), t.lateReturn(), t.reply(), t.extension(),
                t.coOpinion(), t.redo(), t.feedback(), t.firstContact(), t.disclosure(), t.roll(),
                List.of(DeadlineKind.REPLY), t.classes(), t.copies()));
        assertThat(sole(Stage.ASSIGNED).and(OFFICE, requestReturn(day(3, 9))).under(Scenario.under(restarting))
                .decide(ASSIGNING, new ApproveReturn(null, day(3, 10), OTHER, null)))
                .filteredOn(DeadlineSet.class::isInstance).singleElement().satisfies(event -> {
                    assertThat(((DeadlineSet) event).kind()).isEqualTo(DeadlineKind.REPLY);
                    assertThat(((DeadlineSet) event).due().date()).isEqualTo(day(6, 10));
                });
    }

    @Test
    void a_unit_never_decides_on_its_own_return() {
        Given<CaseCommand, Case, CaseEvent> returned = sole(Stage.ASSIGNED).and(OFFICE, requestReturn(day(3, 9)));
        Actor both = actor("both", BUREAU, Role.ASSIGNING_OFFICE);
        returned.refuses(both, new ApproveReturn(null, day(3, 10), OTHER, null), "RETURN_DECIDED_BY_UNIT_ITSELF");
        returned.refuses(both, new RejectReturn(null, day(3, 10), "示例"), "RETURN_DECIDED_BY_UNIT_ITSELF");
    }

    @Test
    void a_case_is_handed_only_to_another_active_unit() {
        Given<CaseCommand, Case, CaseEvent> returned = sole(Stage.ASSIGNED).and(OFFICE, requestReturn(day(3, 9)));
        returned.refuses(ASSIGNING, new ApproveReturn(null, day(3, 10), BUREAU, null),
                "UNIT_ASSIGNED_ALREADY /newUnit");
        returned.refuses(ASSIGNING, new ApproveReturn(null, day(3, 10), UNLISTED, null), "UNIT_UNKNOWN /newUnit");
    }

    @Test
    void a_rejected_return_goes_back_to_where_the_unit_was() {
        for (Stage stage : List.of(Stage.ASSIGNED, Stage.ACCEPTED)) {
            Given<CaseCommand, Case, CaseEvent> returned = sole(stage).and(OFFICE, requestReturn(day(3, 9)));
            RejectReturn reject = new RejectReturn(null, day(3, 10), "属于该单位职责。");
            returned.gives(ASSIGNING, reject, new ReturnRejected(day(3, 10), BUREAU, stage, "属于该单位职责。"));
            assertThat(Case.standing(returned.and(ASSIGNING, reject).state()).state()).isEqualTo(stage.name());
        }
    }

    @Test
    void a_team_starts_the_handling() {
        sole(Stage.ACCEPTED).gives(OFFICE, team(null),
                new HandlingTeamAppointed(TEAM, BUREAU,
                        new Team(new Person("principal", "示例principal"), new Person("deputy", "示例deputy"),
                                new Person("office", "示例office"), "示例科室", new Person("handler", "示例handler"),
                                List.of(new Person("expert", "示例expert")))));
    }

    @Test
    void principal_deputy_and_handler_are_three_persons() {
        for (List<String> people : List.of(List.of("a", "a", "b"), List.of("a", "b", "a"), List.of("b", "a", "a"))) {
            sole(Stage.ACCEPTED).refuses(OFFICE, new AppointTeam(null, TEAM, person(people.get(0)),
                    person(people.get(1)), person("office"), "示例科室", person(people.get(2)), null), "TEAM_NOT_DISTINCT");
        }
    }

    @Test
    void contacts_and_research_are_recorded() {
        sole(Stage.IN_HANDLING).gives(HANDLER, contact(null),
                new ProposerContacted(CONTACTED, BUREAU, 1, "p1", ContactChannel.PHONE, "已沟通。"));
        sole(Stage.IN_HANDLING).gives(HANDLER, new RecordResearch(null, CONTACTED, "共享现状", "已调研。"),
                new ResearchRecorded(CONTACTED, BUREAU, 1, "共享现状", "已调研。"));
    }

    @Test
    void a_contact_is_with_a_proposer_of_the_case_within_its_life() {
        sole(Stage.IN_HANDLING).refuses(HANDLER,
                new RecordContact(null, day(3, 1), "p9", ContactChannel.VISIT, "示例"),
                "CONTACT_BEFORE_ASSIGNMENT /contactedOn", "UNKNOWN_PROPOSER /proposer");
    }

    @Test
    void a_co_handler_gives_its_opinion_and_may_revise_it() {
        Given<CaseCommand, Case, CaseEvent> scenario = leadCo(Stage.IN_HANDLING);
        scenario.gives(FIRST_UNIT, new SubmitCoOpinion(day(4, 2), "同意。"),
                new CoOpinionSubmitted(day(4, 2), FIRST, 1, 1, "同意。", false));
        scenario.and(FIRST_UNIT, new SubmitCoOpinion(day(4, 2), "同意。")).gives(FIRST_UNIT,
                new SubmitCoOpinion(day(4, 3), "补充。"),
                new CoOpinionSubmitted(day(4, 3), FIRST, 1, 2, "补充。", true));
    }

    @Test
    void only_a_co_handler_gives_an_opinion() {
        leadCo(Stage.IN_HANDLING).refuses(HANDLER, new SubmitCoOpinion(CONTACTED, "示例"), "UNKNOWN_ID");
        leadCo(Stage.IN_HANDLING).refuses(actor("nobody", null, Role.UNIT), new SubmitCoOpinion(CONTACTED, "示例"),
                "ACTOR_WITHOUT_UNIT");
        sole(Stage.IN_HANDLING).refuses(FIRST_UNIT, new SubmitCoOpinion(CONTACTED, "示例"), "UNKNOWN_ID");
    }

    @Test
    void the_assigning_office_waives_an_opinion_that_is_not_in() {
        Given<CaseCommand, Case, CaseEvent> scenario = leadCo(Stage.IN_HANDLING);
        WaiveCoOpinion waive = new WaiveCoOpinion(CONTACTED, FIRST, "与其职责无关。");
        scenario.gives(ASSIGNING, waive, new CoOpinionWaived(CONTACTED, FIRST, 1, "与其职责无关。"));
        scenario.and(ASSIGNING, waive).refuses(ASSIGNING, waive, "CO_OPINION_ALREADY_IN /coHandler");
        scenario.refuses(ASSIGNING, new WaiveCoOpinion(CONTACTED, OTHER, "示例"), "NOT_A_CO_HANDLER /coHandler");
    }

    @Test
    void an_extension_is_requested_until_the_last_day_to_reply() {
        sole(Stage.IN_HANDLING).gives(HANDLER, requestExtension(day(6, 2), 3),
                new ExtensionRequested(day(6, 2), BUREAU, 1, DatePeriod.months(3), "情况复杂。"));
        sole(Stage.IN_HANDLING).refuses(HANDLER, requestExtension(day(6, 3), 3), "EXTENSION_AFTER_DUE /requestedOn");
    }

    @Test
    void an_extension_is_at_most_what_the_rules_allow() {
        sole(Stage.IN_HANDLING).refuses(HANDLER, requestExtension(day(5, 6), 4), "EXTENSION_TOO_LONG /length");
        sole(Stage.IN_HANDLING).refuses(HANDLER, new RequestExtension(null, day(5, 6),
                new Length(93, DatePeriod.Unit.DAYS), null, "示例"), "EXTENSION_TOO_LONG /length");
        assertThat(sole(Stage.IN_HANDLING).decide(HANDLER,
                new RequestExtension(null, day(5, 6), new Length(92, DatePeriod.Unit.DAYS), null, "示例"))).hasSize(1);
    }

    @Test
    void a_granted_extension_moves_the_deadline_with_an_explanation() {
        Given<CaseCommand, Case, CaseEvent> requested = sole(Stage.IN_HANDLING).and(HANDLER,
                requestExtension(day(5, 6), 3));
        List<CaseEvent> events = requested.decide(ASSIGNING, grantExtension(day(5, 8)));
        assertThat(events).hasSize(2);
        assertThat(events.getFirst())
                .isEqualTo(new ExtensionGranted(day(5, 8), BUREAU, 1, DatePeriod.months(3), day(5, 8)));
        DeadlineSet set = (DeadlineSet) events.getLast();
        assertThat(set.kind()).isEqualTo(DeadlineKind.REPLY);
        assertThat(set.effectiveOn()).isEqualTo(day(5, 8));
        assertThat(set.due().start()).isEqualTo(day(6, 2));
        assertThat(set.due().date()).isEqualTo(day(9, 2));
        assertThat(set.rule().zh()).contains("延期");
        assertThat(set.enteredLate()).isFalse();
        assertThat(((Case.UnderHandling) requested.and(ASSIGNING, grantExtension(day(5, 8))).state()).handlings()
                .getFirst()
                .replyDue()).isEqualTo(day(9, 2));
    }

    @Test
    void an_extension_that_has_passed_when_it_is_granted_is_entered_late() {
        Given<CaseCommand, Case, CaseEvent> requested = sole(Stage.IN_HANDLING).and(HANDLER,
                requestExtension(day(5, 6), 3));
        assertThat(requested.on(day(9, 2)).decide(ASSIGNING, grantExtension(day(5, 8))).getLast())
                .isInstanceOfSatisfying(DeadlineSet.class, set -> assertThat(set.enteredLate()).isFalse());
        assertThat(requested.on(day(9, 3)).decide(ASSIGNING, grantExtension(day(5, 8))).getLast())
                .isInstanceOfSatisfying(DeadlineSet.class, set -> assertThat(set.enteredLate()).isTrue());
    }

    @Test
    void the_assigning_office_may_grant_less_but_not_more_than_the_rules() {
        Given<CaseCommand, Case, CaseEvent> requested = sole(Stage.IN_HANDLING).and(HANDLER,
                requestExtension(day(5, 6), 3));
        assertThat(requested.decide(ASSIGNING,
                new GrantExtension(null, day(5, 8), new Length(1, DatePeriod.Unit.MONTHS), null, day(5, 8))).getLast())
                .isInstanceOfSatisfying(DeadlineSet.class,
                        set -> assertThat(set.due().date()).isEqualTo(day(7, 2)));
        requested.refuses(ASSIGNING,
                new GrantExtension(null, day(5, 8), new Length(4, DatePeriod.Unit.MONTHS), null, day(5, 7)),
                "EXTENSION_TOO_LONG /length");
    }

    @Test
    void the_proposers_are_informed_between_request_and_today() {
        Given<CaseCommand, Case, CaseEvent> requested = sole(Stage.IN_HANDLING).and(HANDLER,
                requestExtension(day(5, 6), 3));
        requested.refuses(ASSIGNING, new GrantExtension(null, day(5, 8), null, null, day(5, 5)),
                "DATE_OUT_OF_ORDER /proposersInformedOn");
        requested.refuses(ASSIGNING, new GrantExtension(null, day(5, 8), null, null, TODAY.plusDays(1)),
                "DATE_IN_FUTURE /proposersInformedOn");
    }

    @Test
    void one_request_at_a_time_and_one_extension_in_a_round() {
        Given<CaseCommand, Case, CaseEvent> requested = sole(Stage.IN_HANDLING).and(HANDLER,
                requestExtension(day(5, 6), 1));
        requested.refuses(HANDLER, requestExtension(day(5, 7), 1), "EXTENSION_ALREADY_REQUESTED");
        requested.and(ASSIGNING, grantExtension(day(5, 8))).refuses(HANDLER, requestExtension(day(5, 9), 1),
                "EXTENSION_USED_UP");
    }

    @Test
    void several_extensions_together_stay_within_the_most_the_rules_allow() {
        RuleSets twice = rules(t -> new HandlingTerms(t.returnWindow(), t.lateReturn(), t.reply(),
                new HandlingTerms.ExtensionRule(3, t.extension().most(), null, t.extension().rule()), t.coOpinion(),
                t.redo(), t.feedback(), t.firstContact(), t.disclosure(), t.roll(), t.restartedByReassigning(),
                t.classes(), t.copies()));
        Given<CaseCommand, Case, CaseEvent> once = sole(Stage.IN_HANDLING).under(Scenario.under(twice))
                .and(HANDLER, requestExtension(day(5, 6), 1))
                .and(ASSIGNING, grantExtension(day(5, 8)));
        once.refuses(HANDLER, requestExtension(day(5, 9), 3), "EXTENSION_TOO_LONG /length");
        Given<CaseCommand, Case, CaseEvent> again = once.and(HANDLER, requestExtension(day(5, 9), 2)).and(ASSIGNING,
                grantExtension(day(5, 9)));
        again.refuses(HANDLER, requestExtension(day(5, 10), 1), "EXTENSION_TOO_LONG /length");
    }

    @Test
    void a_refused_extension_may_be_requested_again() {
        Given<CaseCommand, Case, CaseEvent> requested = sole(Stage.IN_HANDLING).and(HANDLER,
                requestExtension(day(5, 6), 1));
        RefuseExtension refuse = new RefuseExtension(null, day(5, 7), "可按期办理。");
        requested.gives(ASSIGNING, refuse, new ExtensionRefused(day(5, 7), BUREAU, 1, "可按期办理。"));
        assertThat(requested.and(ASSIGNING, refuse).decide(HANDLER, requestExtension(day(5, 8), 1))).hasSize(1);
    }

    @Test
    void there_is_nothing_to_grant_or_refuse_without_a_request() {
        sole(Stage.IN_HANDLING).refuses(ASSIGNING, grantExtension(day(5, 8)), "NO_EXTENSION_REQUESTED");
        sole(Stage.IN_HANDLING).refuses(ASSIGNING, new RefuseExtension(null, day(5, 8), "示例"),
                "NO_EXTENSION_REQUESTED");
    }

    @Test
    void a_draft_goes_to_the_review_under_the_name_of_its_drafter() {
        sole(Stage.IN_HANDLING).and(HANDLER, contact(null)).gives(HANDLER, draft("B", promise(day(12, 31))),
                new ReplyDrafted(DRAFTED, BUREAU, 1, 1, new Person("handler", "示例handler"), "B", "现答复如下。",
                        List.of(new Answer(1, "答复1"), new Answer(2, "答复2")),
                        List.of(new Promise("完成建设。", day(12, 31)))));
    }

    @Test
    void the_lead_proposer_is_contacted_before_the_draft() {
        sole(Stage.IN_HANDLING).refuses(HANDLER, draft("A"), "LEAD_NOT_CONTACTED");
        sole(Stage.IN_HANDLING).and(HANDLER, new RecordContact(null, CONTACTED, "p2", ContactChannel.TALK, "示例"))
                .refuses(HANDLER, draft("A"), "LEAD_NOT_CONTACTED");
        sole(Stage.IN_HANDLING)
                .and(HANDLER, new RecordContact(null, DRAFTED.plusDays(1), "p1", ContactChannel.TALK, "示例"))
                .refuses(HANDLER, draft("A"), "LEAD_NOT_CONTACTED");
        assertThat(sole(Stage.IN_HANDLING)
                .and(HANDLER, new RecordContact(null, DRAFTED, "p1", ContactChannel.TALK, "示例"))
                .decide(HANDLER, draft("A"))).hasSize(1);
    }

    @Test
    void the_class_is_one_of_the_pinned_scheme() {
        before(AssignmentMode.SOLE, SubmitReplyDraft.class).refuses(HANDLER, draft("E"),
                "CLASS_NOT_IN_SCHEME /replyClass");
    }

    @Test
    void a_reply_of_class_b_or_c_promises_something_for_a_later_day() {
        Given<CaseCommand, Case, CaseEvent> scenario = before(AssignmentMode.SOLE, SubmitReplyDraft.class);
        scenario.refuses(HANDLER, draft("B"), "PROMISE_MISSING /promises");
        scenario.refuses(HANDLER, draft("C"), "PROMISE_MISSING /promises");
        assertThat(scenario.decide(HANDLER, draft("D"))).hasSize(1);
        scenario.refuses(HANDLER, draft("B", promise(day(12, 31)), promise(DRAFTED)),
                "PROMISE_NOT_AHEAD /promises/1/targetOn");
    }

    @Test
    void every_question_is_answered_once() {
        Given<CaseCommand, Case, CaseEvent> scenario = before(AssignmentMode.SOLE, SubmitReplyDraft.class);
        scenario.refuses(HANDLER, new SubmitReplyDraft(null, DRAFTED, "A", "示例", null, null),
                "QUESTION_UNANSWERED /answers", "QUESTION_UNANSWERED /answers");
        scenario.refuses(HANDLER, new SubmitReplyDraft(null, DRAFTED, "A", "示例", answers(1, 1, 2, 0, 3), null),
                "QUESTION_ANSWERED_TWICE /answers/1/question", "QUESTION_UNKNOWN /answers/3/question",
                "QUESTION_UNKNOWN /answers/4/question");
    }

    @Test
    void every_co_handler_is_heard_or_waived_before_the_draft() {
        Given<CaseCommand, Case, CaseEvent> scenario = leadCo(Stage.IN_HANDLING).and(HANDLER, contact(null))
                .and(FIRST_UNIT, new SubmitCoOpinion(CONTACTED, "同意。"));
        scenario.refuses(HANDLER, draft("A"), "CO_OPINIONS_OUTSTANDING");
        assertThat(scenario.and(ASSIGNING, new WaiveCoOpinion(CONTACTED, SECOND, "示例")).decide(HANDLER, draft("A")))
                .hasSize(1);
    }

    @Test
    void the_taskforce_passes_a_draft() {
        sole(Stage.REPLY_SUBMITTED).gives(DEPUTY, pass(null), new CollectiveReviewPassed(REVIEWED, BUREAU, 1, 1,
                List.of("principal", "deputy", "office"), "纪要1"));
    }

    @Test
    void a_failed_review_sends_the_draft_back_and_the_next_one_has_the_next_number() {
        sole(Stage.REPLY_SUBMITTED).gives(DEPUTY, fail(), new CollectiveReviewFailed(REVIEWED, BUREAU, 1, 1,
                List.of("principal", "deputy", "office"), "纪要2", "措施不具体。"));
        Given<CaseCommand, Case, CaseEvent> back = sole(Stage.REPLY_SUBMITTED).and(DEPUTY, fail());
        assertThat(Case.standing(back.state()).state()).isEqualTo("IN_HANDLING");
        assertThat(
                back.decide(HANDLER, new SubmitReplyDraft(null, REVIEWED, "A", "示例", answers(1, 2), null)).getFirst())
                .isInstanceOfSatisfying(ReplyDrafted.class, drafted -> assertThat(drafted.draft()).isEqualTo(2));
    }

    @Test
    void a_draft_that_passed_may_still_be_sent_back_before_it_is_signed() {
        assertThat(Case.standing(sole(Stage.REPLY_REVIEWED).and(DEPUTY, fail()).state()).state())
                .isEqualTo("IN_HANDLING");
    }

    private static PassReview review(String... reviewers) {
        return new PassReview(null, REVIEWED, List.of(reviewers), "纪要1");
    }

    @Test
    void more_than_half_of_the_taskforce_review() {
        sole(Stage.REPLY_SUBMITTED).refuses(DEPUTY, review("principal", "deputy"), "NO_QUORUM /reviewers");
        sole(Stage.REPLY_SUBMITTED).refuses(DEPUTY, review("principal", "deputy", "deputy"), "NO_QUORUM /reviewers");
        assertThat(sole(Stage.REPLY_SUBMITTED).decide(DEPUTY, review("principal", "deputy", "expert"))).hasSize(1);
    }

    @Test
    void half_of_the_taskforce_is_no_quorum() {
        AppointTeam four = new AppointTeam(null, TEAM, person("principal"), person("deputy"), person("office"), "示例科室",
                person("handler"), List.of(person("handler")));
        Given<CaseCommand, Case, CaseEvent> submitted = sole(Stage.ACCEPTED).and(OFFICE, four)
                .and(HANDLER, contact(null))
                .and(HANDLER, draft("A"));
        submitted.refuses(DEPUTY, review("principal", "deputy"), "NO_QUORUM /reviewers");
        assertThat(submitted.decide(DEPUTY, review("principal", "deputy", "office"))).hasSize(1);
    }

    @Test
    void only_members_of_the_taskforce_review() {
        sole(Stage.REPLY_SUBMITTED).refuses(DEPUTY, review("principal", "deputy", "office", "stranger"),
                "REVIEWER_NOT_IN_TEAM /reviewers/3");
    }

    @Test
    void a_drafter_does_not_review_alone() {
        sole(Stage.REPLY_SUBMITTED).refuses(DEPUTY, review("handler"), "NO_QUORUM /reviewers",
                "DRAFTER_ONLY_REVIEWER /reviewers");
    }

    @Test
    void the_principal_signs() {
        sole(Stage.REPLY_REVIEWED).gives(PRINCIPAL, sign(null, NUMBER), new ReplySigned(SIGNED, BUREAU, 1, 1, NUMBER,
                new Person("principal", "示例principal"), null, new Disclosure(DisclosureDecision.FULL, null)));
    }

    private static SignReply signing(boolean sealed, DisclosureEntry disclosure, @Nullable String delegation) {
        return new SignReply(null, SIGNED, NUMBER, sealed, disclosure, delegation);
    }

    private static final DisclosureEntry FULL = new DisclosureEntry(DisclosureDecision.FULL, null);
    private static DelegationGiven delegation(String giver, String receiver) {
        return new DelegationGiven(TEAM, BUREAU, new Person(giver, "示例" + giver),
                new Person(receiver, "示例" + receiver), List.of(DelegationScope.REPLY), TEAM, SIGNED, null);
    }

    @Test
    void a_deputy_signs_only_under_the_principals_delegation() {
        Given<CaseCommand, Case, CaseEvent> reviewed = sole(Stage.REPLY_REVIEWED);
        reviewed.refuses(DEPUTY, sign(null, NUMBER), "SIGNER_NOT_PRINCIPAL /delegation");
        reviewed.refuses(DEPUTY, signing(true, FULL, "d-1"), "DELEGATION_UNKNOWN /delegation");
        reviewed.under(Scenario.under(Delegations.of("d-1", delegation("principal", "deputy")))).gives(DEPUTY,
                signing(true, FULL, "d-1"),
                new ReplySigned(SIGNED, BUREAU, 1, 1, NUMBER, new Person("deputy", "示例deputy"),
                        new Delegation("d-1", "示例principal"), new Disclosure(DisclosureDecision.FULL, null)));
    }

    @Test
    void a_delegation_is_of_the_taskforces_principal_to_the_signer_and_holds_on_the_day() {
        Given<CaseCommand, Case, CaseEvent> reviewed = sole(Stage.REPLY_REVIEWED);
        reviewed.under(Scenario.under(Delegations.of("d-1", delegation("principal", "office")))).refuses(DEPUTY,
                signing(true, FULL, "d-1"), "DELEGATED_TO_ANOTHER /delegation");
        reviewed.under(Scenario.under(Delegations.of("d-1", delegation("otherboss", "deputy")))).refuses(DEPUTY,
                signing(true, FULL, "d-1"), "DELEGATED_BY_ANOTHER /delegation");
        DelegationGiven given = delegation("principal", "deputy");
        reviewed.under(Scenario.under(Delegations.of("d-1", given))).refuses(DEPUTY,
                new SignReply(null, SIGNED.plusDays(1), NUMBER, true, FULL, "d-1"), "NOT_IN_FORCE /delegation");
        DelegationGiven letters = new DelegationGiven(TEAM, BUREAU, given.giver(), given.receiver(),
                List.of(DelegationScope.RE_REPLY), TEAM, SIGNED, null);
        reviewed.under(Scenario.under(Delegations.of("d-1", letters))).refuses(DEPUTY, signing(true, FULL, "d-1"),
                "OUT_OF_SCOPE /delegation");
    }

    @Test
    void the_drafter_never_signs_however_the_account_is_written() {
        for (String spelling : List.of("handler", "Handler", " handler ", "ｈａｎｄｌｅｒ")) {
            Actor drafter = actor(spelling, BUREAU, Role.HANDLER, Role.PRINCIPAL);
            sole(Stage.REPLY_REVIEWED).refuses(drafter, sign(null, NUMBER), "SIGNER_IS_DRAFTER",
                    "SIGNER_NOT_OF_TASKFORCE");
        }
        sole(Stage.REPLY_REVIEWED).under(Scenario.under(Delegations.of("d-1", delegation("principal", "handler"))))
                .refuses(
                        actor("handler", BUREAU, Role.OFFICE), signing(true, FULL, "d-1"), "SIGNER_IS_DRAFTER");
        sole(Stage.REPLY_REVIEWED).refuses(FIRST_PRINCIPAL, sign(null, NUMBER), "UNKNOWN_ID");
    }

    @Test
    void another_principal_of_the_unit_signs_only_after_the_taskforce_was_changed() {
        Actor another = actor("another", BUREAU, Role.PRINCIPAL);
        Given<CaseCommand, Case, CaseEvent> reviewed = sole(Stage.REPLY_REVIEWED);
        reviewed.refuses(another, sign(null, NUMBER), "SIGNER_NOT_OF_TASKFORCE");
        Given<CaseCommand, Case, CaseEvent> changed = reviewed.and(OFFICE, changeTeam("another"));
        assertThat(Case.standing(changed.state()).state()).isEqualTo("REPLY_REVIEWED");
        assertThat(changed.decide(another, sign(null, NUMBER))).hasSize(1);
        changed.refuses(PRINCIPAL, sign(null, NUMBER), "SIGNER_NOT_OF_TASKFORCE");
    }

    @Test
    void a_changed_taskforce_is_another_one_of_different_people() {
        sole(Stage.IN_HANDLING).refuses(OFFICE, changeTeam("principal"), "TEAM_UNCHANGED");
        sole(Stage.IN_HANDLING).refuses(OFFICE, changeTeam(" Deputy"), "TEAM_NOT_DISTINCT");
        sole(Stage.IN_HANDLING).refuses(FIRST_OFFICE, changeTeam("another"), "UNKNOWN_ID");
    }

    @Test
    void the_drafter_does_not_record_the_review_of_the_own_draft() {
        Actor drafter = actor("Handler ", BUREAU, Role.OFFICE, Role.REVIEWER);
        sole(Stage.REPLY_SUBMITTED).refuses(drafter, pass(null), "RECORDER_IS_DRAFTER");
        sole(Stage.REPLY_SUBMITTED).refuses(drafter, fail(), "RECORDER_IS_DRAFTER");
        sole(Stage.REPLY_REVIEWED).refuses(drafter, fail(), "RECORDER_IS_DRAFTER");
    }

    @Test
    void a_review_is_recorded_by_the_office_or_a_member_of_the_taskforce() {
        Actor stranger = actor("stranger", BUREAU, Role.REVIEWER);
        sole(Stage.REPLY_SUBMITTED).refuses(stranger, pass(null), "RECORDER_NOT_IN_TEAM");
        assertThat(sole(Stage.REPLY_SUBMITTED).decide(actor("clerk", BUREAU, Role.OFFICE), pass(null))).hasSize(1);
    }

    @Test
    void whoever_was_named_as_a_reviewer_speaks_for_themselves_until_the_reply_is_signed() {
        Given<CaseCommand, Case, CaseEvent> reviewed = sole(Stage.REPLY_REVIEWED);
        reviewed.gives(DEPUTY, dispute(),
                new ReviewDisputed(TODAY, BUREAU, 1, 1, new Person("deputy", "示例deputy"), "未参加评议。"));
        reviewed.refuses(HANDLER, dispute(), "NOT_NAMED_AS_REVIEWER");
        Given<CaseCommand, Case, CaseEvent> disputed = reviewed.and(DEPUTY, dispute());
        assertThat(Case.standing(disputed.state()).state()).isEqualTo("REPLY_SUBMITTED");
        disputed.refuses(PRINCIPAL, sign(null, NUMBER), "NOT_ALLOWED_IN_STATE");
        assertThat(disputed.decide(DEPUTY, new PassReview(null, TODAY, List.of("principal", "deputy", "office"),
                "示例纪要"))).hasSize(1);
    }

    @Test
    void opinions_are_heard_and_recorded_by_people_who_did_not_handle_the_case() {
        Given<CaseCommand, Case, CaseEvent> delivered = sole(Stage.DELIVERED);
        for (Role role : List.of(Role.OFFICE, Role.ASSIGNING_OFFICE)) {
            delivered.refuses(actor("HANDLER", BUREAU, role), opinion(null, "p1", Satisfaction.SATISFIED),
                    "RECORDED_BY_HANDLER");
        }
        delivered.refuses(OFFICE, new RecordOpinion(null, JUDGED, "p1", Satisfaction.SATISFIED,
                Satisfaction.SATISFIED, null, person("handler"), ContactChannel.VISIT, "示例"),
                "HEARD_BY_HANDLER /heardBy");
        delivered.gives(OFFICE,
                new RecordOpinion(null, JUDGED, "p1", Satisfaction.SATISFIED, Satisfaction.SATISFIED, null,
                        person("deputy"), ContactChannel.VISIT, "示例意见表1号"),
                new OpinionRecorded(JUDGED, BUREAU, 1, "p1", Satisfaction.SATISFIED, Satisfaction.SATISFIED, null),
                new OpinionHeard(JUDGED, BUREAU, 1, "p1", new Person("deputy", "示例deputy"), ContactChannel.VISIT,
                        "示例意见表1号"));
    }

    @Test
    void a_mistyped_document_number_is_released_once_and_with_a_reason() {
        DocumentNumberReleased released = new DocumentNumberReleased(TODAY, NUMBER, "录入有误。");
        for (Stage stage : List.of(Stage.SIGNED, Stage.COMPLETED, Stage.ARCHIVED)) {
            sole(stage).gives(ADMIN, release(NUMBER), released);
        }
        assertThat(Case.releases(released))
                .containsExactly(new Release("reply-document-number", NUMBER.value(), null));
        sole(Stage.SIGNED).refuses(ADMIN, release(new DocumentNumber("淄数建字〔2020〕9号")),
                "NUMBER_NOT_HELD /documentNumber");
        Given<CaseCommand, Case, CaseEvent> after = sole(Stage.SIGNED).and(ADMIN, release(NUMBER));
        after.refuses(ADMIN, release(NUMBER), "NOT_ALLOWED_IN_STATE");
        assertThat(Case.standing(after.state()).allowed()).as("a signed reply stays signed")
                .doesNotContain(Withdraw.class);
    }

    @Test
    void a_reply_is_sealed_and_says_whether_it_will_be_public() {
        sole(Stage.REPLY_REVIEWED).refuses(PRINCIPAL,
                signing(false, new DisclosureEntry(DisclosureDecision.NONE, null), null), "NOT_SEALED /sealed",
                "NON_DISCLOSURE_REASON_MISSING /disclosure/reason");
        assertThat(sole(Stage.REPLY_REVIEWED).decide(PRINCIPAL, signing(true,
                new DisclosureEntry(DisclosureDecision.NONE, NonDisclosureReason.STATE_SECRET), null))).hasSize(1);
        assertThat(sole(Stage.REPLY_REVIEWED).decide(PRINCIPAL,
                signing(true, new DisclosureEntry(DisclosureDecision.SUMMARY, null), null))).hasSize(1);
    }

    @Test
    void a_promise_is_not_due_when_it_is_signed() {
        Given<CaseCommand, Case, CaseEvent> reviewed = before(AssignmentMode.SOLE, SubmitReplyDraft.class)
                .and(HANDLER, draft("B", promise(SIGNED), promise(day(12, 31)))).and(DEPUTY, pass(null));
        reviewed.refuses(PRINCIPAL, sign(null, NUMBER), "PROMISE_BEFORE_SIGNING /signedOn");
    }

    @Test
    void two_replies_of_a_case_have_two_document_numbers() {
        Given<CaseCommand, Case, CaseEvent> first = before(AssignmentMode.SPLIT, Complete.class);
        Given<CaseCommand, Case, CaseEvent> again = first.and(ASSIGNING, new Reopen(BUREAU, day(4, 8), "督办1号"))
                .and(HANDLER, new RecordContact(BUREAU, day(4, 9), "p1", ContactChannel.PHONE, "示例"))
                .and(HANDLER, new SubmitReplyDraft(BUREAU, day(4, 10), "A", "示例", answers(1, 2), null))
                .and(DEPUTY, new PassReview(BUREAU, day(4, 13), List.of("principal", "deputy", "office"), "纪要3"));
        for (String used : List.of(NUMBER.value(), "示甲建字〔2020〕1号")) {
            again.refuses(PRINCIPAL, new SignReply(BUREAU, day(4, 14), new DocumentNumber(used), true, FULL, null),
                    "DUPLICATE_DOCUMENT_NUMBER /documentNumber");
        }
    }

    @Test
    void the_last_delivery_starts_the_time_for_feedback_and_disclosure() {
        Given<CaseCommand, Case, CaseEvent> signed = sole(Stage.SIGNED);
        DeliverReply later = deliver(null, "p1", day(4, 2));
        signed.gives(OFFICE, later, new ReplyDelivered(day(4, 2), BUREAU, 1, "p1", DeliveryMethod.IN_PERSON, null,
                List.of(CopyRecipient.NPC_OFFICE, CopyRecipient.GOVERNMENT_OFFICE)));
        List<CaseEvent> last = signed.and(OFFICE, later).decide(OFFICE, deliver(null, "p2"));
        assertThat(last).filteredOn(DeadlineSet.class::isInstance).extracting(DeadlineSet.class::cast)
                .extracting(DeadlineSet::kind, DeadlineSet::unit, set -> set.due().start(), set -> set.due().date())
                .containsExactly(tuple(DeadlineKind.FEEDBACK, BUREAU, day(4, 2), day(4, 24)),
                        tuple(DeadlineKind.DISCLOSURE, BUREAU, day(4, 2), day(4, 30)));
    }

    @Test
    void every_proposer_of_the_case_is_served_once() {
        sole(Stage.SIGNED).refuses(OFFICE, deliver(null, "p9"), "UNKNOWN_PROPOSER /proposer");
        sole(Stage.SIGNED).and(OFFICE, deliver(null, "p1")).refuses(OFFICE, deliver(null, "p1"),
                "ALREADY_DELIVERED /proposer");
    }

    @Test
    void a_reply_passes_through_the_lead_only_with_the_leads_consent_and_after_the_lead_has_it() {
        Given<CaseCommand, Case, CaseEvent> signed = sole(Stage.SIGNED);
        DeliverReply noConsent = new DeliverReply(null, DELIVERED, "p2", DeliveryMethod.VIA_LEAD, null, null);
        DeliverReply consent = new DeliverReply(null, DELIVERED, "p2", DeliveryMethod.VIA_LEAD, "电话同意", null);
        signed.refuses(OFFICE, noConsent, "LEAD_CONSENT_MISSING /leadConsent", "LEAD_NOT_SERVED /method");
        signed.refuses(OFFICE, new DeliverReply(null, DELIVERED, "p1", DeliveryMethod.VIA_LEAD, "示例", null),
                "LEAD_NOT_SERVED /method");
        assertThat(signed.and(OFFICE, deliver(null, "p1")).decide(OFFICE, consent)).hasSize(3);
    }

    @Test
    void all_copies_are_out_with_the_last_delivery() {
        DeliverReply one = new DeliverReply(null, DELIVERED, "p1", DeliveryMethod.POST, null,
                List.of(CopyRecipient.NPC_OFFICE));
        DeliverReply two = new DeliverReply(null, DELIVERED, "p2", DeliveryMethod.POST, null,
                List.of(CopyRecipient.GOVERNMENT_OFFICE));
        DeliverReply none = new DeliverReply(null, DELIVERED, "p2", DeliveryMethod.POST, null, null);
        assertThat(sole(Stage.SIGNED).and(OFFICE, one).decide(OFFICE, two)).hasSize(3);
        sole(Stage.SIGNED).and(OFFICE, one).refuses(OFFICE, none, "COPIES_INCOMPLETE /copies");
    }

    @Test
    void an_opinion_has_two_dimensions() {
        sole(Stage.DELIVERED).gives(OFFICE,
                new RecordOpinion(null, JUDGED, "p1", Satisfaction.SATISFIED, Satisfaction.BASICALLY, "尚可。",
                        null, ContactChannel.PHONE, "示例意见表"),
                new OpinionRecorded(JUDGED, BUREAU, 1, "p1", Satisfaction.SATISFIED, Satisfaction.BASICALLY, "尚可。"),
                heardByOffice("p1", JUDGED, 1));
    }

    private static OpinionHeard heardByOffice(String proposer, LocalDate on, int round) {
        return new OpinionHeard(on, BUREAU, round, proposer, new Person("office", "示例office"), ContactChannel.PHONE,
                "示例意见表");
    }

    @Test
    void every_proposer_judges_once_in_a_round_and_nobody_else_does() {
        Given<CaseCommand, Case, CaseEvent> delivered = sole(Stage.DELIVERED);
        delivered.refuses(OFFICE, opinion(null, "p9", Satisfaction.SATISFIED), "UNKNOWN_PROPOSER /proposer");
        delivered.and(OFFICE, opinion(null, "p1", Satisfaction.SATISFIED)).refuses(OFFICE,
                opinion(null, "p1", Satisfaction.DISSATISFIED), "OPINION_ALREADY_GIVEN /proposer");
    }

    @Test
    void a_proposer_judges_after_getting_the_reply() {
        Given<CaseCommand, Case, CaseEvent> delivered = sole(Stage.SIGNED).and(OFFICE, deliver(null, "p1", day(3, 28)))
                .and(OFFICE, deliver(null, "p2"));
        RecordOpinion early = opinion(null, day(3, 28), "p1", Satisfaction.SATISFIED,
                Satisfaction.SATISFIED);
        assertThat(delivered.decide(OFFICE, early)).hasSize(2);
        delivered.refuses(OFFICE, opinion(null, day(3, 28), "p2", Satisfaction.SATISFIED,
                Satisfaction.SATISFIED), "OPINION_BEFORE_DELIVERY /givenOn");
    }

    @Test
    void opinions_are_recorded_by_the_unit_or_the_assigning_office() {
        assertThat(sole(Stage.DELIVERED).decide(ASSIGNING, opinion(null, "p1", Satisfaction.SATISFIED))).hasSize(2);
        sole(Stage.DELIVERED).refuses(FIRST_UNIT, opinion(null, "p1", Satisfaction.SATISFIED),
                "UNKNOWN_ID");
    }

    @Test
    void a_case_is_completed_when_all_opinions_are_in() {
        before(AssignmentMode.SOLE, Complete.class).gives(OFFICE, new Complete(COMPLETED),
                new CaseCompleted(COMPLETED, CompletionGround.ALL_OPINIONS_IN));
        assertThat(before(AssignmentMode.SOLE, Complete.class).decide(ASSIGNING, new Complete(COMPLETED))).hasSize(1);
        before(AssignmentMode.SOLE, Complete.class).refuses(FIRST_UNIT, new Complete(COMPLETED),
                "UNKNOWN_ID");
    }

    @Test
    void without_all_opinions_a_case_is_completed_only_after_the_time_for_feedback() {
        Given<CaseCommand, Case, CaseEvent> one = sole(Stage.DELIVERED).and(OFFICE,
                opinion(null, "p1", Satisfaction.SATISFIED));
        one.refuses(OFFICE, new Complete(day(4, 21)), "OPINIONS_OUTSTANDING /completedOn");
        one.gives(OFFICE, new Complete(day(4, 22)),
                new CaseCompleted(day(4, 22), CompletionGround.FEEDBACK_WINDOW_LAPSED));
    }

    @Test
    void a_case_with_a_dissatisfied_proposer_is_not_completed_in_whatever_dimension() {
        Given<CaseCommand, Case, CaseEvent> delivered = sole(Stage.DELIVERED).and(OFFICE,
                opinion(null, "p1", Satisfaction.SATISFIED));
        delivered.and(OFFICE, opinion(null, "p2", Satisfaction.DISSATISFIED)).refuses(OFFICE,
                new Complete(COMPLETED), "OPEN_DISSATISFACTION");
        delivered.and(OFFICE,
                opinion(null, JUDGED, "p2", Satisfaction.DISSATISFIED, Satisfaction.SATISFIED))
                .refuses(OFFICE, new Complete(COMPLETED), "OPEN_DISSATISFACTION");
    }

    @Test
    void a_case_is_not_completed_before_the_last_opinion() {
        before(AssignmentMode.SOLE, Complete.class).refuses(OFFICE, new Complete(day(3, 31)),
                "DATE_OUT_OF_ORDER /completedOn");
    }

    @Test
    void dissatisfaction_reopens_the_case_for_another_month() {
        Given<CaseCommand, Case, CaseEvent> delivered = sole(Stage.DELIVERED).and(OFFICE,
                opinion(null, "p2", Satisfaction.DISSATISFIED));
        List<CaseEvent> events = delivered.decide(ASSIGNING, new Reopen(null, day(4, 3), null));
        assertThat(events).hasSize(2);
        assertThat(events.getFirst())
                .isEqualTo(new CaseReopened(day(4, 3), BUREAU, 2, ReopeningGround.DISSATISFACTION, null));
        assertThat(events.getLast()).isInstanceOfSatisfying(DeadlineSet.class, set -> {
            assertThat(set.kind()).isEqualTo(DeadlineKind.REPLY);
            assertThat(set.round()).isEqualTo(2);
            assertThat(set.due().date()).isEqualTo(day(5, 6));
            assertThat(set.due().rolledFrom()).isEqualTo(day(5, 3));
        });
    }

    @Test
    void a_supervision_order_reopens_a_completed_case() {
        Given<CaseCommand, Case, CaseEvent> completed = sole(Stage.COMPLETED);
        completed.refuses(ASSIGNING, new Reopen(null, day(4, 8), null), "NO_GROUND_TO_REOPEN");
        assertThat(completed.decide(ASSIGNING, new Reopen(null, day(4, 8), "督办1号")).getFirst())
                .isEqualTo(new CaseReopened(day(4, 8), BUREAU, 2, ReopeningGround.SUPERVISION_ORDER, "督办1号"));
        completed.refuses(ASSIGNING, new Reopen(null, day(4, 6), "督办1号"), "DATE_OUT_OF_ORDER /reopenedOn");
    }

    @Test
    void a_satisfied_delivery_is_no_ground_to_reopen() {
        before(AssignmentMode.SOLE, Complete.class).refuses(ASSIGNING, new Reopen(null, day(4, 8), null),
                "NO_GROUND_TO_REOPEN");
        before(AssignmentMode.SOLE, Complete.class).refuses(ASSIGNING, new Reopen(null, day(3, 31), "督办1号"),
                "DATE_OUT_OF_ORDER /reopenedOn");
    }

    @Test
    void a_second_round_contacts_reviews_delivers_and_judges_anew_but_keeps_co_opinions() {
        Given<CaseCommand, Case, CaseEvent> second = before(AssignmentMode.LEAD_CO, Complete.class).and(ASSIGNING,
                new Reopen(null, day(4, 8), "督办1号"));
        second.refuses(HANDLER, new SubmitReplyDraft(null, day(4, 10), "A", "示例", answers(1, 2), null),
                "LEAD_NOT_CONTACTED");
        second.gives(FIRST_UNIT, new SubmitCoOpinion(day(4, 9), "补充。"),
                new CoOpinionSubmitted(day(4, 9), FIRST, 2, 1, "补充。", false));
        Given<CaseCommand, Case, CaseEvent> judged = second
                .and(HANDLER, new RecordContact(null, day(4, 9), "p1", ContactChannel.VISIT, "示例"))
                .and(HANDLER, new SubmitReplyDraft(null, day(4, 10), "A", "示例", answers(1, 2), null))
                .and(DEPUTY, new PassReview(null, day(4, 13), List.of("principal", "deputy", "office"), "纪要3"))
                .and(PRINCIPAL,
                        new SignReply(null, day(4, 14), new DocumentNumber("淄数建字〔2020〕2号"), true, FULL, null))
                .and(OFFICE, deliver(null, "p1", day(4, 15))).and(OFFICE, deliver(null, "p2", day(4, 15)));
        judged.gives(OFFICE,
                opinion(null, day(4, 16), "p1", Satisfaction.SATISFIED, Satisfaction.SATISFIED),
                new OpinionRecorded(day(4, 16), BUREAU, 2, "p1", Satisfaction.SATISFIED, Satisfaction.SATISFIED,
                        null),
                heardByOffice("p1", day(4, 16), 2));
        assertThat(second.decide(HANDLER, requestExtension(day(4, 9), 1))).hasSize(1);
    }

    @Test
    void a_return_visit_follows_completion_and_says_if_the_handler_made_it() {
        sole(Stage.COMPLETED).gives(OFFICE, visit(), new ReturnVisitRecorded(VISITED,
                new Person("office", "示例office"), false, List.of("p1", "p2"), ContactChannel.PHONE, "均表示满意。"));
        sole(Stage.FOLLOWED_UP).gives(HANDLER,
                new RecordReturnVisit(day(4, 21), person("handler"), List.of("p1", "p1"), ContactChannel.VISIT, "示例"),
                new ReturnVisitRecorded(day(4, 21), new Person("handler", "示例handler"), true, List.of("p1"),
                        ContactChannel.VISIT, "示例"));
    }

    @Test
    void a_return_visit_is_to_proposers_of_the_case_by_the_unit() {
        sole(Stage.COMPLETED).refuses(OFFICE,
                new RecordReturnVisit(VISITED, person("office"), List.of("p1", "p9"), ContactChannel.PHONE, "示例"),
                "UNKNOWN_PROPOSER /proposers/1");
        sole(Stage.COMPLETED).refuses(FIRST_UNIT, visit(), "UNKNOWN_ID");
    }

    @Test
    void a_case_is_archived_after_its_last_visit() {
        Given<CaseCommand, Case, CaseEvent> visited = sole(Stage.FOLLOWED_UP);
        visited.gives(OFFICE, new Archive(VISITED, "2020-12"), new CaseArchived(VISITED, "2020-12"));
        visited.refuses(FIRST_UNIT, new Archive(VISITED, "2020-12"), "UNKNOWN_ID");
        visited.and(OFFICE, new RecordReturnVisit(day(4, 10), person("office"), List.of("p1"), ContactChannel.PHONE,
                "示例")).refuses(OFFICE, new Archive(day(4, 19), "1"), "DATE_OUT_OF_ORDER /archivedOn");
        visited.and(OFFICE, new RecordReturnVisit(day(4, 22), person("office"), List.of("p1"), ContactChannel.PHONE,
                "示例")).refuses(OFFICE, new Archive(day(4, 21), "1"), "DATE_OUT_OF_ORDER /archivedOn");
    }

    @Test
    void nothing_happens_to_an_archived_case() {
        sole(Stage.ARCHIVED).refuses(OFFICE, contact(null), "NOT_ALLOWED_IN_STATE");
    }

    @Test
    void a_split_case_needs_to_know_whose_handling_is_meant() {
        Given<CaseCommand, Case, CaseEvent> split = given(at(AssignmentMode.SPLIT, Stage.ASSIGNED));
        split.refuses(OFFICE, new AcknowledgeReceipt(null, ACKNOWLEDGED, null), "UNIT_REQUIRED /unit");
        split.refuses(OFFICE, new AcknowledgeReceipt(SECOND, ACKNOWLEDGED, null), "NOT_A_REPLYING_UNIT /unit");
        split.refuses(OFFICE, new AcknowledgeReceipt(FIRST, ACKNOWLEDGED, null), "UNKNOWN_ID");
    }

    @Test
    void units_of_a_split_case_go_their_own_ways_and_the_case_is_where_the_last_of_them_is() {
        Given<CaseCommand, Case, CaseEvent> split = given(at(AssignmentMode.SPLIT, Stage.ASSIGNED))
                .and(OFFICE, new AcknowledgeReceipt(BUREAU, ACKNOWLEDGED, null)).and(OFFICE, team(BUREAU));
        assertThat(Case.standing(split.state()).state()).isEqualTo("ASSIGNED");
        assertThat(split.decide(HANDLER, contact(BUREAU))).hasSize(1);
        split.refuses(FIRST_UNIT, contact(FIRST), "NOT_ALLOWED_IN_STATE");
    }

    @Test
    void a_split_case_is_completed_only_as_a_whole() {
        Given<CaseCommand, Case, CaseEvent> first = before(AssignmentMode.SPLIT, Complete.class);
        Given<CaseCommand, Case, CaseEvent> reopened = first.and(ASSIGNING, new Reopen(FIRST, day(4, 8), "督办1号"));
        assertThat(Case.standing(reopened.state()).state()).isEqualTo("IN_HANDLING");
        assertThat(Case.standing(reopened.state()).allowed()).contains(RecordOpinion.class)
                .doesNotContain(Complete.class);
        assertThat(((Case.UnderHandling) reopened.state()).handlings()).extracting(Handling::round).containsExactly(1,
                2);
        reopened.refuses(OFFICE, new Complete(day(4, 8)), "NOT_ALLOWED_IN_STATE");
        assertThat(first.decide(OFFICE, new Complete(COMPLETED))).hasSize(1);
    }

    @Test
    void dissatisfaction_with_one_unit_reopens_that_unit_only() {
        Given<CaseCommand, Case, CaseEvent> scenario = before(AssignmentMode.SPLIT, RecordOpinion.class);
        for (Samples.Step step : steps(AssignmentMode.SPLIT).stream().dropWhile(s -> !(s
                .command() instanceof RecordOpinion)).takeWhile(s -> !(s.command() instanceof Complete)).toList()) {
            CaseCommand command = step.command() instanceof RecordOpinion o && FIRST.equals(o.unit())
                    ? opinion(FIRST, o.proposer(), Satisfaction.DISSATISFIED)
                    : step.command();
            scenario = scenario.and(step.actor(), command);
        }
        scenario.refuses(OFFICE, new Complete(COMPLETED), "OPEN_DISSATISFACTION");
        scenario.refuses(ASSIGNING, new Reopen(BUREAU, day(4, 8), null), "NO_GROUND_TO_REOPEN");
        assertThat(scenario.decide(ASSIGNING, new Reopen(FIRST, day(4, 8), null))).hasSize(2);
    }

    static Stream<Arguments> ownUnitCommands() {
        return Stream.of(arguments(Stage.ASSIGNED, new AcknowledgeReceipt(null, ACKNOWLEDGED, null)),
                arguments(Stage.ASSIGNED, requestReturn(ACKNOWLEDGED)), arguments(Stage.ACCEPTED, team(null)),
                arguments(Stage.IN_HANDLING, contact(null)),
                arguments(Stage.IN_HANDLING, new RecordResearch(null, CONTACTED, "示例", "示例")),
                arguments(Stage.IN_HANDLING, requestExtension(CONTACTED, 1)),
                arguments(Stage.IN_HANDLING, draft("A")), arguments(Stage.REPLY_SUBMITTED, pass(null)),
                arguments(Stage.REPLY_SUBMITTED, fail()), arguments(Stage.REPLY_REVIEWED, sign(null, NUMBER)),
                arguments(Stage.SIGNED, deliver(null, "p1")));
    }

    @ParameterizedTest
    @MethodSource("ownUnitCommands")
    void people_of_another_unit_do_not_act_for_the_unit(Stage stage, CaseCommand command) {
        Actor stranger = actor("stranger", OTHER, Role.OFFICE, Role.HANDLER, Role.REVIEWER, Role.PRINCIPAL);
        sole(stage).refuses(stranger, command, "UNKNOWN_ID");
    }

    /** A command on a date that may be left out, in a history where it may not lie before a certain day. */
    interface Dated {
        CaseCommand on(@Nullable LocalDate date);
    }

    static Stream<Arguments> dates() {
        List<CaseEvent> returned = sole(Stage.ASSIGNED).and(OFFICE, requestReturn(day(3, 9))).history();
        List<CaseEvent> extending = sole(Stage.IN_HANDLING).and(HANDLER, requestExtension(day(5, 6), 1)).history();
        return Stream.of(
                dated(at(Stage.RECEIVED), OFFICE, RECEIVED, "DATE_OUT_OF_ORDER /registeredOn",
                        d -> new Register(d, "示例", false, Theme.OTHER, List.of(proposer("p1", true)), null, null)),
                dated(at(Stage.REGISTERED), ASSIGNING, RECEIVED, "ASSIGNED_BEFORE_RECEIPT /assignedOn",
                        d -> new Assign(d, "示例", AssignmentMode.SOLE, List.of(unit(BUREAU, HandlingRole.SOLE)), null)),
                dated(at(Stage.ASSIGNED), OFFICE, ASSIGNED, "DATE_OUT_OF_ORDER /acknowledgedOn",
                        d -> new AcknowledgeReceipt(null, d, null)),
                dated(returned, ASSIGNING, day(3, 9), "DATE_OUT_OF_ORDER /approvedOn",
                        d -> new ApproveReturn(null, d, OTHER, null)),
                dated(returned, ASSIGNING, day(3, 9), "DATE_OUT_OF_ORDER /rejectedOn",
                        d -> new RejectReturn(null, d, "示例")),
                dated(at(Stage.ACCEPTED), OFFICE, ACKNOWLEDGED, "DATE_OUT_OF_ORDER /appointedOn",
                        d -> new AppointTeam(null, d, person("a"), person("b"), person("c"), "示例", person("d"), null)),
                dated(at(Stage.IN_HANDLING), HANDLER, ASSIGNED, "CONTACT_BEFORE_ASSIGNMENT /contactedOn",
                        d -> new RecordContact(null, d, "p1", ContactChannel.PHONE, "示例")),
                dated(at(Stage.IN_HANDLING), HANDLER, ASSIGNED, "DATE_OUT_OF_ORDER /researchedOn",
                        d -> new RecordResearch(null, d, "示例", "示例")),
                dated(at(AssignmentMode.LEAD_CO, Stage.IN_HANDLING), FIRST_UNIT, ASSIGNED,
                        "DATE_OUT_OF_ORDER /submittedOn", d -> new SubmitCoOpinion(d, "示例")),
                dated(at(AssignmentMode.LEAD_CO, Stage.IN_HANDLING), ASSIGNING, ASSIGNED,
                        "DATE_OUT_OF_ORDER /waivedOn", d -> new WaiveCoOpinion(d, FIRST, "示例")),
                dated(extending, ASSIGNING, day(5, 6), "DATE_OUT_OF_ORDER /grantedOn",
                        d -> new GrantExtension(null, d, null, null, day(5, 6))),
                dated(extending, ASSIGNING, day(5, 6), "DATE_OUT_OF_ORDER /refusedOn",
                        d -> new RefuseExtension(null, d, "示例")),
                dated(before(AssignmentMode.SOLE, SubmitReplyDraft.class).history(), HANDLER, TEAM,
                        "DATE_OUT_OF_ORDER /draftedOn LEAD_NOT_CONTACTED",
                        d -> new SubmitReplyDraft(null, d, "A", "示例", answers(1, 2), null)),
                dated(at(Stage.REPLY_SUBMITTED), DEPUTY, DRAFTED, "DATE_OUT_OF_ORDER /reviewedOn",
                        d -> new PassReview(null, d, List.of("principal", "deputy", "office"), "示例")),
                dated(at(Stage.REPLY_SUBMITTED), DEPUTY, DRAFTED, "DATE_OUT_OF_ORDER /reviewedOn",
                        d -> new FailReview(null, d, List.of("principal", "deputy", "office"), "示例", "示例")),
                dated(at(Stage.DELIVERED), OFFICE, DELIVERED, "OPINION_BEFORE_DELIVERY /givenOn",
                        d -> opinion(null, d, "p1", Satisfaction.SATISFIED, Satisfaction.SATISFIED)),
                dated(before(AssignmentMode.SOLE, Complete.class).history(), OFFICE, JUDGED,
                        "DATE_OUT_OF_ORDER /completedOn", Complete::new),
                dated(before(AssignmentMode.SOLE, Complete.class).history(), ASSIGNING, JUDGED,
                        "DATE_OUT_OF_ORDER /reopenedOn", d -> new Reopen(null, d, "督办1号")),
                dated(at(Stage.COMPLETED), OFFICE, COMPLETED, "DATE_OUT_OF_ORDER /visitedOn",
                        d -> new RecordReturnVisit(d, person("office"), List.of("p1"), ContactChannel.PHONE, "示例")),
                dated(at(Stage.FOLLOWED_UP), OFFICE, VISITED, "DATE_OUT_OF_ORDER /archivedOn",
                        d -> new Archive(d, "示例")));
    }

    private static Arguments dated(List<CaseEvent> history, Actor actor, LocalDate first, String tooEarly,
            Dated command) {
        return arguments(history, actor, first, tooEarly, command);
    }

    @ParameterizedTest
    @MethodSource("dates")
    void a_date_lies_between_what_went_before_and_today_and_is_today_if_left_out(List<CaseEvent> history, Actor actor,
            LocalDate first, String tooEarly, Dated command) {
        Given<CaseCommand, Case, CaseEvent> scenario = given(history);
        String dateObjection = Arrays.stream(tooEarly.split(" (?=[A-Z])")).findFirst().orElseThrow();
        String pointer = dateObjection.substring(dateObjection.indexOf('/'));
        String[] early = tooEarly.split(" (?=[A-Z])");
        scenario.refuses(actor, command.on(first.minusDays(1)), early);
        if (early.length == 1) {
            assertThat(scenario.decide(actor, command.on(first)).getFirst().effectiveOn()).isEqualTo(first);
        }
        assertThat(scenario.decide(actor, command.on(TODAY)).getFirst().effectiveOn()).isEqualTo(TODAY);
        assertThat(scenario.decide(actor, command.on(null)).getFirst().effectiveOn()).isEqualTo(TODAY);
        scenario.refuses(actor, command.on(TODAY.plusDays(1)), "DATE_IN_FUTURE " + pointer);
    }

    @Test
    void required_dates_lie_between_what_went_before_and_today() {
        given(List.of()).refuses(OFFICE,
                new RegisterReceipt(TODAY.plusDays(1), Source.NPC_SUGGESTION, Level.CITY, 15, 4, "1", "示例"),
                "DATE_IN_FUTURE /receivedOn");
        sole(Stage.REPLY_REVIEWED).refuses(PRINCIPAL,
                new SignReply(null, REVIEWED.minusDays(1), NUMBER, true, FULL, null), "DATE_OUT_OF_ORDER /signedOn");
        sole(Stage.REPLY_REVIEWED).refuses(PRINCIPAL,
                new SignReply(null, TODAY.plusDays(1), NUMBER, true, FULL, null), "DATE_IN_FUTURE /signedOn");
        sole(Stage.SIGNED).refuses(OFFICE, deliver(null, "p1", SIGNED.minusDays(1)),
                "DELIVERED_BEFORE_SIGNING /deliveredOn");
        sole(Stage.SIGNED).refuses(OFFICE, deliver(null, "p1", TODAY.plusDays(1)), "DATE_IN_FUTURE /deliveredOn");
        sole(Stage.ASSIGNED).refuses(OFFICE, requestReturn(ASSIGNED.minusDays(1)), "DATE_OUT_OF_ORDER /requestedOn");
        sole(Stage.IN_HANDLING).refuses(HANDLER, requestExtension(ASSIGNED.minusDays(1), 1),
                "DATE_OUT_OF_ORDER /requestedOn");
        sole(Stage.IN_HANDLING).refuses(HANDLER, requestExtension(TODAY.plusDays(1), 1), "DATE_IN_FUTURE /requestedOn",
                "EXTENSION_AFTER_DUE /requestedOn");
    }

    private static RuleSets rules(UnaryOperator<HandlingTerms> change) {
        HandlingRuleSet r = RuleSets.shipped().pinned("sample", 1);
        return new RuleSets(List.of(new HandlingRuleSet(r.id(), r.version(), r.authority(), r.sample(), r.source(),
                r.effectiveFrom(), r.effectiveTo(), change.apply(r.terms()))));
    }
}

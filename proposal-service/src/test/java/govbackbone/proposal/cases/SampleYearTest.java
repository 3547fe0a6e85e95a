package govbackbone.proposal.cases;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.Wording;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CampaignEvent.CampaignOpened;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.RuleSets;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample year comes to the figures of the published summary of 2020. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SampleYearTest {
    private static final LocalDate ALL_COMPLETED_BY = LocalDate.of(2020, 7, 31);
    private static final LocalDate ENTERED = LocalDate.of(2020, 9, 25);
    private static final Map<String, Class<?>> COMMANDS = Arrays.stream(CaseCommand.class.getPermittedSubclasses())
            .collect(Collectors.toMap(type -> type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT), type -> type));
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final Map<String, Given<CaseCommand, Case, CaseEvent>> CASES = new LinkedHashMap<>();
    private static JsonNode year = MAPPER.nullNode();

    @BeforeAll
    static void replay() throws IOException {
        try (InputStream json = Objects.requireNonNull(SampleYearTest.class.getResourceAsStream("/demo/2020.json"))) {
            year = MAPPER.readTree(json);
        }
        ApplicableRules rules = rulebook();
        for (JsonNode step : steps().toList()) {
            Class<?> type = Objects.requireNonNull(COMMANDS.get(step.get("command").asString()));
            Actor actor = actor(year.get("actors").get(step.get("as").asString()));
            CaseCommand command = (CaseCommand) MAPPER.treeToValue(step.get("body"), type);
            CASES.compute(step.get("record").asString(), (_, so) -> {
                Given<CaseCommand, Case, CaseEvent> scenario = so == null
                        ? Scenario.given(List.of()).under(Scenario.under(rules)).on(ENTERED)
                        : so;
                return scenario.and(actor, command);
            });
        }
    }

    /** What happens to cases. */
    private static Stream<JsonNode> steps() {
        return year.get("steps").valueStream().filter(step -> step.get("record").asString().startsWith("proposals/"));
    }

    private static JsonNode body(String command) {
        return year.get("steps").valueStream().filter(step -> step.get("command").asString().equals(command))
                .findFirst().orElseThrow().get("body");
    }

    /** The rules and the campaign of the year. */
    private static ApplicableRules rulebook() {
        JsonNode set = body("publish-rule-set");
        HandlingRuleSet rules = new HandlingRuleSet(set.get("ruleSet").asString(), 1, set.get("authority").asString(),
                true, MAPPER.treeToValue(set.get("source"), Wording.class),
                LocalDate.parse(set.get("effectiveFrom").asString()), null,
                MAPPER.treeToValue(set.get("terms"), HandlingTerms.class));
        ObjectNode campaign = (ObjectNode) body("open-campaign").deepCopy();
        campaign.set("effectiveOn", campaign.remove("openedOn"));
        return ApplicableRules.of(
                new RuleSets(Stream.concat(RuleSets.shipped().all().stream(), Stream.of(rules)).toList()), "2020",
                MAPPER.treeToValue(campaign, CampaignOpened.class));
    }

    private static Actor actor(JsonNode actor) {
        Set<Role> roles = actor.get("roles").valueStream().map(role -> Role.of(role.asString()).orElseThrow())
                .collect(Collectors.toSet());
        UnitCode unit = new UnitCode(actor.get("unit").asString());
        return new Actor(actor.get("subject").asString(), actor.get("name").asString(), unit, roles,
                Units.shipped().cityWide(unit, roles));
    }

    private static List<CaseView> views() {
        return CASES.values().stream()
                .map(c -> Objects.requireNonNull(Replay.fold(CaseProjection.projection(), c.history()))).toList();
    }

    @Test
    void seven_suggestions_and_seven_proposals_are_completed_by_the_end_of_july() {
        assertThat(views()).hasSize(14);
        assertThat(views()).filteredOn(v -> v.source() == Source.NPC_SUGGESTION).hasSize(7);
        assertThat(views()).filteredOn(v -> v.source() == Source.CPPCC_PROPOSAL).hasSize(7);
        assertThat(views()).extracting(CaseView::completedOn).doesNotContainNull()
                .allMatch(on -> !on.isAfter(ALL_COMPLETED_BY)).contains(ALL_COMPLETED_BY);
    }

    @Test
    void everybody_is_satisfied_in_both_dimensions() {
        assertThat(views()).allSatisfy(view -> {
            assertThat(view.opinions()).hasSizeGreaterThanOrEqualTo(view.proposers().size());
            assertThat(view.opinions()).allMatch(
                    o -> o.attitude() == Satisfaction.SATISFIED && o.result() == Satisfaction.SATISFIED);
        });
    }

    @Test
    void every_reply_was_on_time_reviewed_and_signed_by_the_principal_of_its_unit() {
        assertThat(views()).allSatisfy(view -> {
            assertThat(view.deadlines()).filteredOn(d -> d.kind() == DeadlineKind.REPLY).isNotEmpty()
                    .allMatch(d -> d.settledOn() != null && !d.settledOn().isAfter(d.dueOn()));
            assertThat(view.replies().getLast().reviews().getLast().passed()).isTrue();
            assertThat(Objects.requireNonNull(view.replies().getLast().signature()).signer().name())
                    .contains("主要负责同志");
        });
    }

    @Test
    void every_proposer_was_visited_after_completion_and_most_cases_are_archived() {
        assertThat(views()).allMatch(view -> view.visits().getLast().proposers().size() == view.proposers().size());
        assertThat(views()).extracting(CaseView::stage).containsOnly(Stage.FOLLOWED_UP, Stage.ARCHIVED);
        assertThat(views()).filteredOn(view -> view.stage() == Stage.ARCHIVED).hasSize(10);
    }

    @Test
    void every_way_of_dividing_the_work_and_every_detour_occurs() {
        assertThat(views()).extracting(CaseView::mode).contains(AssignmentMode.values());
        Set<String> commands = steps().map(step -> step.get("command").asString())
                .collect(Collectors.toSet());
        assertThat(commands).contains("submit-co-opinion", "waive-co-opinion", "fail-review", "request-extension",
                "grant-extension");
    }

    @Test
    void numbers_are_claimed_once_and_no_alarm_is_left() {
        List<CaseEvent> events = CASES.values().stream().flatMap(c -> c.history().stream()).toList();
        assertThat(events.stream().flatMap(e -> Case.claims(e).stream()).map(c -> c.scope() + c.value()))
                .doesNotHaveDuplicates().hasSize(14 + 15);
        assertThat(CASES.values()).allMatch(c -> Case.alarms(c.state()).isEmpty());
    }

    @Test
    void what_is_invented_says_so() {
        assertThat(year.get("label").get("zh").asString()).contains("示例数据");
        assertThat(views()).allMatch(view -> view.title().startsWith("示例"));
        assertThat(views().stream().flatMap(view -> view.proposers().stream()))
                .allMatch(proposer -> proposer.name().startsWith("示例"));
        assertThat(year.get("actors").valueStream()).allMatch(a -> a.get("name").asString().startsWith("示例"));
    }
}

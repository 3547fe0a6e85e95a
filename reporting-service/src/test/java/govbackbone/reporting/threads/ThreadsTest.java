package govbackbone.reporting.threads;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CaseEvent.CaseReceived;
import govbackbone.events.proposal.CommitmentEvent.CommitmentOpened;
import govbackbone.events.proposal.CommitmentEvent.CommitmentProjectNamed;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Theme;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.ProjectEvent.FilingDrafted;
import govbackbone.events.registry.ProjectEvent.FilingOpened;
import govbackbone.events.registry.ProjectEvent.LineReviewed;
import govbackbone.events.registry.ReductionReason;
import govbackbone.events.registry.SystemEvent.SystemRegistered;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ReportedServices;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.InMemory;
import govbackbone.reporting.threads.Threads.Chain;
import govbackbone.reporting.threads.Threads.Edge;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** From a proposal to the lines that were cut, and back. */
class ThreadsTest {
    private static final UnitCode UNIT = new UnitCode("11370300MB28560647");
    private static final LocalDate DAY = LocalDate.of(2020, 3, 2);

    private final List<Recorded<DomainEvent>> log = new ArrayList<>();

    private void happened(String id, long version, DomainEvent event) {
        long position = log.size() + 1L;
        log.add(new Recorded<>(event, id, version, Instant.EPOCH.plusSeconds(position), Actor.BACKBONE,
                new LogPosition(position, position)));
    }

    private Threads threads() {
        happened("case-1", 1, new CaseReceived(DAY, Source.NPC_SUGGESTION, Level.CITY, 15, 4, "1", "示例建议"));
        happened("case-2", 1, new CaseReceived(DAY, Source.NPC_SUGGESTION, Level.CITY, 15, 4, "2", "另一示例建议"));
        for (int i = 1; i <= 2; i++) {
            happened("promise-" + i, 1, new CommitmentOpened(DAY, "case-" + i, "1", "示例建议", Theme.DATA_SHARING,
                    List.of("p1"), UNIT, 1, 1, new DocumentNumber("淄数建字〔2020〕1号"), "B", 1, 1, "建成示例平台",
                    DAY.plusYears(1),
                    List.of()));
        }
        happened("promise-1", 2, new CommitmentProjectNamed(DAY, "project-1"));
        happened("promise-2", 2, new CommitmentProjectNamed(DAY, "project-2"));
        happened("system-1", 1, new SystemRegistered(DAY, "system-1", "示例系统", UNIT, "淄博市大数据局", "内容", List.of(),
                Hosting.GOVERNMENT_CLOUD, 2, List.of(), null, null));
        for (int i = 1; i <= 2; i++) {
            LineItem line = new LineItem("1", LineCategory.SOFTWARE_DEVELOPMENT, "示例开发", null, "项", BigDecimal.ONE,
                    100_000_000, 100_000_000, null);
            happened("project-" + i, 1,
                    new FilingOpened(DAY, UNIT, "淄博市大数据局", 2020, FilingKind.CONSTRUCTION, "示例项目" + i));
            happened("project-" + i, 2,
                    new FilingDrafted(DAY, new Filing(Nature.NEW, "示例", DAY, DAY.plusYears(1), "目标", List.of(), "依据",
                            "内容", List.of(), FundSource.GENERAL_BUDGET, 100_000_000, List.of(line), 0,
                            List.of("system-1"), List.of(), null, List.of(), null, null, 1, null, null, null)));
        }
        happened("project-1", 3,
                new LineReviewed(DAY, 1, "1", 100_000_000, 60_000_000, ReductionReason.PRICE_HIGH, null));
        Catalogue catalogue = new Catalogue(ReportedServices.ALL);
        InMemory model = InMemory.of(catalogue, log);
        return new Threads(model.ledger(), catalogue, model);
    }

    private static Set<String> nodes(Chain chain) {
        return Set.copyOf(chain.nodes().stream().map(node -> node.kind() + ":" + node.id()).toList());
    }

    @Test
    void fromACaseDownToTheLinesThatWereCut() {
        Chain chain = threads().of("case", "case-1", (kind, account) -> true).orElseThrow();

        assertThat(nodes(chain)).containsExactlyInAnyOrder("case:case-1", "commitment:promise-1", "project:project-1",
                "line:project-1/1", "system:system-1");
        assertThat(chain.edges()).extracting(Edge::from, Edge::to).containsExactlyInAnyOrder(
                tuple("case:case-1", "commitment:promise-1"),
                tuple("commitment:promise-1", "project:project-1"),
                tuple("project:project-1", "system:system-1"),
                tuple("project:project-1", "line:project-1/1"));
        assertThat(chain.nodes()).filteredOn(node -> node.kind().equals("line")).singleElement().satisfies(line -> {
            assertThat(line.title()).isEqualTo("示例开发");
            assertThat(line.facts().toString()).contains("40.00万元").contains("单价偏高");
        });
    }

    @Test
    void fromASystemUpToEveryCaseThatLedToIt() {
        Chain chain = threads().of("system", "system-1", (kind, account) -> true).orElseThrow();

        assertThat(nodes(chain)).contains("case:case-1", "case:case-2", "project:project-1", "project:project-2");
        assertThat(chain.complete()).isTrue();
    }

    @Test
    void fromAProjectBothWaysButNotToWhatSharesItsSystem() {
        Chain chain = threads().of("project", "project-1", (kind, account) -> true).orElseThrow();

        assertThat(nodes(chain)).contains("case:case-1", "system:system-1").doesNotContain("project:project-2");
    }

    @Test
    void whatMayNotBeSeenIsNotThere() {
        assertThat(threads().of("case", "case-1", (kind, account) -> false)).isEmpty();
        Chain chain = threads().of("case", "case-1", (kind, account) -> !account.id().equals("project-1"))
                .orElseThrow();
        assertThat(nodes(chain)).doesNotContain("project:project-1", "line:project-1/1");
        assertThat(chain.edges()).noneMatch(edge -> edge.to().contains("project-1"));
    }

    @Test
    void aSubjectOfAnotherKindIsNotFound() {
        assertThat(threads().of("project", "case-1", (kind, account) -> true)).isEmpty();
        assertThat(threads().of("plan", "case-1", (kind, account) -> true)).isEmpty();
        assertThat(threads().of("case", "nobody", (kind, account) -> true)).isEmpty();
    }
}

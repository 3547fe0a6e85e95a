package govbackbone.reporting.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ReportedServices;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Figure;
import govbackbone.reporting.ledger.InMemory;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.Slice;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What of a plan is covered, as of any day and as it was known. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanBookTest {
    private static final Catalogue CATALOGUE = new Catalogue(ReportedServices.ALL);
    private static final DocumentNumber NUMBER = new DocumentNumber("淄数发〔2020〕1号");
    private static final LocalDate PLANNED = LocalDate.of(2020, 1, 2);
    private static final LocalDate APPROVED = LocalDate.of(2020, 1, 20);
    private static final LocalDate CANCELLED = LocalDate.of(2020, 3, 2);

    private static Instant recorded(int version) {
        return Instant.parse("2020-04-01T00:00:00Z").plusSeconds(60L * version);
    }

    private static List<Recorded<DomainEvent>> plan(DomainEvent... further) {
        List<DomainEvent> events = new ArrayList<>(List.of(new PlanPublished(PLANNED, 2020, 1, "示例机关", NUMBER),
                new PlanEntryListed(PLANNED, 2020, NUMBER, 1, new UnitCode("113703000000000199"), "示例单位甲", "示例：平台",
                        FilingKind.CONSTRUCTION, 5_000_000)));
        events.addAll(List.of(further));
        List<Recorded<DomainEvent>> log = new ArrayList<>();
        for (DomainEvent event : events) {
            int version = log.size() + 1;
            log.add(new Recorded<>(event, "plan-2020-1", version, recorded(version), Actor.BACKBONE,
                    new LogPosition(version, 0)));
        }
        return log;
    }

    private static int covered(List<Recorded<DomainEvent>> log, LocalDate asOf, int knownAt) {
        Measure measure = CATALOGUE.measures().stream().filter(each -> each.code().equals("plan-entries-covered"))
                .findFirst().orElseThrow();
        return InMemory.ledger(CATALOGUE, log)
                .figures(measure, new Slice(asOf, recorded(knownAt), null, Map.of(), List.of())).stream()
                .mapToInt(Figure::entries).sum();
    }

    @Test
    void an_entry_is_covered_until_its_project_is_given_up_and_was_known_to_be_before() {
        List<Recorded<DomainEvent>> log = plan(new PlanEntryCovered(APPROVED, 1, "p1", 4_000_000),
                new PlanEntryUncovered(CANCELLED, 1, "p1"));

        assertThat(covered(log, APPROVED.minusDays(1), 4)).isZero();
        assertThat(covered(log, CANCELLED.minusDays(1), 4)).isEqualTo(1);
        assertThat(covered(log, CANCELLED, 4)).isZero();
        assertThat(covered(log, CANCELLED, 3)).as("as it was known before").isEqualTo(1);
    }

    @Test
    void an_entry_that_is_covered_anew_counts_once() {
        List<Recorded<DomainEvent>> log = plan(new PlanEntryCovered(APPROVED, 1, "p1", 4_000_000),
                new PlanEntryCovered(CANCELLED, 1, "p1", 3_000_000));

        assertThat(covered(log, CANCELLED.minusDays(1), 4)).isEqualTo(1);
        assertThat(covered(log, CANCELLED, 4)).isEqualTo(1);
    }
}

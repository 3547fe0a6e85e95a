package govbackbone.reporting.registry;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import govbackbone.events.Wording;
import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.PlanEvent.*;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Journal;
import govbackbone.reporting.ledger.Quantity;
import govbackbone.reporting.registry.PlanAccount.Listed;
import org.jspecify.annotations.Nullable;

import static govbackbone.reporting.registry.RegistryQuantities.*;

/** What every event of an annual plan contributes. */
final class PlanBook {
    private PlanBook() {}

    static Book<PlanEvent, PlanAccount> book() {
        return new Book<>("plan", new Wording("年度计划", "Annual plan"), "annual-plans", PlanEvent.class,
                PlanAccount.class, 4, PlanBook::fold);
    }

    private static PlanAccount fold(@Nullable PlanAccount before, Recorded<PlanEvent> recorded, Journal journal) {
        String title = before == null ? "" : before.title();
        SortedMap<String, Listed> listed = before == null ? new TreeMap<>() : new TreeMap<>(before.listed());
        switch (recorded.event()) {
            case PlanPublished e -> {
                title = e.documentNumber().toString();
                journal.classify(YEAR.code(), String.valueOf(e.year()));
            }
            case PlanEntryListed e -> {
                String no = String.valueOf(e.no());
                listed.put(no, new Listed(e.unit().value(), e.kind().name()));
                journal.name(e.unit().value(), e.unitName());
                withdraw(journal, no);
                post(journal, PLANNED, 1, no, listed);
                post(journal, PLANNED_MONEY, e.amountFen(), no, listed);
            }
            case PlanEntryWithdrawn e -> withdraw(journal, String.valueOf(e.no()));
            case PlanEntryCovered e -> {
                uncover(journal, String.valueOf(e.no()));
                post(journal, COVERED, 1, String.valueOf(e.no()), listed);
            }
            case PlanEntryUncovered e -> uncover(journal, String.valueOf(e.no()));
            case PlanAmended _ -> {
            }
        }
        return new PlanAccount(recorded.aggregateId(), recorded.version(), title,
                listed, journal.dimensions(), journal.names(), journal.entries());
    }

    private static void withdraw(Journal journal, String no) {
        journal.end(PLANNED, journal.on(), ENTRY.code(), no);
        journal.end(PLANNED_MONEY, journal.on(), ENTRY.code(), no);
    }

    private static void uncover(Journal journal, String no) {
        journal.end(COVERED, journal.on(), ENTRY.code(), no);
    }

    private static void post(Journal journal, Quantity quantity, long value, String no,
            SortedMap<String, Listed> listed) {
        Listed entry = Objects.requireNonNull(listed.get(no), () -> "No entry " + no);
        journal.post(quantity, value, journal.on(), ENTRY.code(), no, UNIT.code(), entry.unit(), KIND.code(),
                entry.kind());
    }
}

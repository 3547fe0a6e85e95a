package govbackbone.reporting.proposals;

import java.util.Objects;

import govbackbone.events.Wording;
import govbackbone.events.proposal.CampaignEvent;
import govbackbone.events.proposal.CampaignEvent.*;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Journal;
import org.jspecify.annotations.Nullable;

/** What is known of a year's handling. */
final class CampaignBook {
    private CampaignBook() {}

    static Book<CampaignEvent, CampaignAccount> book() {
        return new Book<>("campaign", new Wording("年度办理", "Campaign"), "campaigns", CampaignEvent.class,
                CampaignAccount.class, 3, CampaignBook::fold);
    }

    private static CampaignAccount fold(@Nullable CampaignAccount before, Recorded<CampaignEvent> recorded,
            Journal journal) {
        return switch (recorded.event()) {
            case CampaignOpened e -> new CampaignAccount(recorded.aggregateId(), recorded.version(), e.name(),
                    String.valueOf(e.year()), e.document().toString(),
                    journal.dimensions(), journal.names(), journal.entries());
            case CampaignClosed _ -> {
                CampaignAccount account = Objects.requireNonNull(before, () -> "No campaign before " + recorded);
                yield new CampaignAccount(account.id(), recorded.version(),
                        account.title(), account.year(), account.document(), journal.dimensions(), journal.names(),
                        journal.entries());
            }
        };
    }
}

package govbackbone.reporting.proposals;

import java.util.Set;
import java.util.SortedMap;

import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Entries;

/**
 * The account of a year's handling, which contributes no figure but is referred to.
 *
 * @param year     whose papers it handles
 * @param document that sets its rules
 */
public record CampaignAccount(String id, long version, String title, String year, String document,
        SortedMap<String, String> dimensions, SortedMap<String, String> names, Entries entries)
        implements
            Account {
    @Override
    public Set<Link> links() {
        return Set.of();
    }
}

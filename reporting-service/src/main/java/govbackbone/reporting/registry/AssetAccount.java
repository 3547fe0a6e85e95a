package govbackbone.reporting.registry;

import java.util.Set;
import java.util.SortedMap;

import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Entries;

/**
 * The account of an asset.
 *
 * @param project  that brought it
 * @param valueFen as booked, in 分; 0 before
 */
record AssetAccount(String id, long version, String title, String project, long valueFen,
        SortedMap<String, String> dimensions, SortedMap<String, String> names, Entries entries)
        implements
            Account {
    @Override
    public Set<Link> links() {
        return Set.of(new Link("project", project));
    }
}

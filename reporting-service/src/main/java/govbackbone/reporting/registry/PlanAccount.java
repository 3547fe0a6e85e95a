package govbackbone.reporting.registry;

import java.util.Set;
import java.util.SortedMap;

import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Entries;

/**
 * The account of an annual plan.
 *
 * @param listed the entries of the plan, by number
 */
record PlanAccount(String id, long version, String title, SortedMap<String, Listed> listed,
        SortedMap<String, String> dimensions, SortedMap<String, String> names, Entries entries)
        implements
            Account {
    /** What an entry is told by. */
    record Listed(String unit, String kind) {}

    @Override
    public Set<Link> links() {
        return Set.of();
    }
}

package govbackbone.reporting.registry;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

import govbackbone.events.Wording;
import govbackbone.events.registry.SystemState;
import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Entries;

/**
 * The account of a government system.
 *
 * @param standing whether it is in use
 */
record SystemAccount(String id, long version, String title, SystemState standing,
        SortedMap<String, String> dimensions, SortedMap<String, String> names, Entries entries)
        implements
            Account {
    @Override
    public Set<Link> links() {
        return Set.of();
    }

    @Override
    public Wording state() {
        return Dimension.labelOf(standing);
    }

    @Override
    public List<Fact> facts() {
        return List.of(Fact.of("安全保护等级", "Protection level",
                dimensions.getOrDefault(RegistryQuantities.GRADING.code(), "")));
    }
}

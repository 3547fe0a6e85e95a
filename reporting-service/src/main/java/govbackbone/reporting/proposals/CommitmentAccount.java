package govbackbone.reporting.proposals;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

import govbackbone.events.Wording;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Entries;
import org.jspecify.annotations.Nullable;

/**
 * The account of a promise.
 *
 * @param title    what is promised
 * @param standing how far it is
 * @param caseId   of the case whose reply promises it
 * @param project  of the registry, by which it will be kept
 * @param targetOn by when
 */
record CommitmentAccount(String id, long version, String title, CommitmentState standing,
        String caseId,
        @Nullable String project, LocalDate targetOn, SortedMap<String, String> dimensions,
        SortedMap<String, String> names, Entries entries)
        implements
            Account {
    @Override
    public Set<Link> links() {
        return project == null
                ? Set.of(new Link("case", caseId))
                : Set.of(new Link("case", caseId), new Link("project", project));
    }

    @Override
    public Wording state() {
        return Dimension.labelOf(standing);
    }

    @Override
    public List<Fact> facts() {
        return List.of(Fact.of("目标日期", "Target date", targetOn.toString()));
    }
}

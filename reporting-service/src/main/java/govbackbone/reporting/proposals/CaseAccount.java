package govbackbone.reporting.proposals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

import govbackbone.events.Wording;
import govbackbone.events.proposal.Stage;
import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Entries;
import org.jspecify.annotations.Nullable;

/**
 * The account of a case.
 *
 * @param stage     of the whole case
 * @param ended     declined, withdrawn, transferred or merged
 * @param completed whether it is completed
 * @param proposers ids of those to whom every reply is delivered
 * @param handlings by the code of the replying unit
 */
record CaseAccount(String id, long version, String caseNo, String title, Stage stage, boolean ended,
        boolean completed, SortedSet<String> proposers, SortedMap<String, Handling> handlings,
        SortedMap<String, String> dimensions, SortedMap<String, String> names, Entries entries)
        implements
            Account {
    /**
     * How far a unit is with its reply.
     *
     * @param since      when it came to the stage
     * @param round      from 1; counts up when the case is handled again
     * @param dueOn      last day to reply
     * @param replyClass of the reply that was drafted last
     * @param promising  whether that reply promises something
     * @param section    that handles it; null before a team is appointed
     * @param served     when proposers got the reply
     */
    record Handling(Stage stage, LocalDate since, LocalDate assignedOn, int round, @Nullable LocalDate dueOn,
            @Nullable String replyClass, boolean promising, @Nullable String section,
            SortedMap<String, LocalDate> served) {
        static Handling assigned(LocalDate on) {
            return new Handling(Stage.ASSIGNED, on, on, 1, null, null, false, null, new TreeMap<>());
        }

        /** Another unit takes it over. */
        Handling handedOver(LocalDate on) {
            return new Handling(Stage.ASSIGNED, on, assignedOn, round, dueOn, null, false, null, new TreeMap<>());
        }

        Handling at(Stage next, LocalDate on) {
            return new Handling(next, on, assignedOn, round, dueOn, replyClass, promising, section, served);
        }

        Handling by(String newSection) {
            return new Handling(stage, since, assignedOn, round, dueOn, replyClass, promising, newSection, served);
        }

        /** Handled again, by the same section. */
        Handling again(LocalDate on, int newRound) {
            return new Handling(Stage.IN_HANDLING, on, assignedOn, newRound, null, null, false, section,
                    new TreeMap<>());
        }

        Handling due(LocalDate day) {
            return new Handling(stage, since, assignedOn, round, day, replyClass, promising, section, served);
        }

        Handling assignedOn(LocalDate day) {
            return new Handling(stage, since, day, round, dueOn, replyClass, promising, section, served);
        }

        Handling drafted(String newClass, boolean promises) {
            return new Handling(stage, since, assignedOn, round, dueOn, newClass, promises, section, new TreeMap<>());
        }

        Handling served(String proposer, LocalDate on) {
            SortedMap<String, LocalDate> all = new TreeMap<>(served);
            all.put(proposer, on);
            return new Handling(stage, since, assignedOn, round, dueOn, replyClass, promising, section, all);
        }

        /** When the last of the proposers got the reply that has reached anybody. */
        Optional<LocalDate> lastServed() {
            return served.values().stream().max(Comparator.naturalOrder());
        }
    }

    @Override
    public Set<Link> links() {
        return Set.of();
    }

    @Override
    public Wording state() {
        return Dimension.labelOf(stage);
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(List.of(Fact.of("案号", "Case number", caseNo)));
        handlings.forEach((unit, handling) -> {
            facts.add(Fact.of("承办单位", "Handling unit", names.getOrDefault(unit, unit)));
            if (handling.replyClass() != null) {
                facts.add(Fact.of("答复类别", "Class of the reply", handling.replyClass()));
            }
        });
        return facts;
    }
}

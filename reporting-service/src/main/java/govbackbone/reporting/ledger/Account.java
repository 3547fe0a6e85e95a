package govbackbone.reporting.ledger;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

import govbackbone.events.Wording;
import org.jspecify.annotations.Nullable;

/** Everything the ledger knows of one subject: a case, a commitment, a project… The ledger is the accounts of all. */
public interface Account {
    /** Of the subject, in the service that keeps it. */
    String id();

    long version();

    String title();

    /** What the subject is called by now: the values of its dimensions. */
    SortedMap<String, String> dimensions();

    /** Names of the open values among its dimensions, such as units, by code. */
    SortedMap<String, String> names();

    /** Other subjects it points to. */
    Set<Link> links();

    /** How far the subject is; null if it has no stages. */
    default @Nullable Wording state() {
        return null;
    }

    /** What else is worth telling of it. */
    default List<Fact> facts() {
        return List.of();
    }

    /** What it consists of, such as the lines of a budget. */
    default List<Part> parts() {
        return List.of();
    }

    /** Another subject. */
    record Link(String kind, String id) {}

    /** A statement about a subject, in both languages. */
    record Fact(Wording label, Wording value) {
        public static Fact of(String zh, String en, String value) {
            return new Fact(new Wording(zh, en), new Wording(value, value));
        }
    }

    /** @param id unique within the subject */
    record Part(String id, String title, List<Fact> facts) {}

    /** In the order in which they became known. */
    Entries entries();
}

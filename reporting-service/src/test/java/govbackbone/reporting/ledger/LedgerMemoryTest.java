package govbackbone.reporting.ledger;

import java.util.List;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.Histories;
import govbackbone.reporting.ReportedServices;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerMemoryTest {
    /** The subjects with their ids and titles, and the index of what each has where, are included. */
    private static final int MOST_BYTES = 64;

    @Test
    void an_entry_takes_no_more_than_64_bytes_of_heap() {
        Catalogue catalogue = new Catalogue(ReportedServices.ALL);
        List<Recorded<DomainEvent>> log = Histories.of(1, 6_000, 600);
        // Once, so that what is loaded and compiled is not counted.
        Ledger first = InMemory.loaded(catalogue, log);
        int entries = first.size();
        long with = used();
        assertThat(first.size()).isEqualTo(entries);
        first = new Ledger(List.of());
        long without = used();
        assertThat(log).as("kept until here").isNotEmpty();

        long bytes = (with - without) / entries;
        System.out.printf("%,d entries of %d bytes%n", entries, bytes);
        assertThat(first.size()).isZero();
        assertThat(bytes).isBetween(10L, (long) MOST_BYTES);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

package govbackbone.bench;

import java.util.ArrayList;
import java.util.List;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;

/** A log that nobody had to decide: tallies of ten events each, the same for every contender. */
final class History {
    static final int EVENTS = 50_000;
    private static final int PER_TALLY = 10;
    private static final int TALLIES_AT_ONCE = 10;

    /** How a contender writes the events. */
    interface Language {
        Object opened(String id);

        Object added(String id, int amount);
    }

    private History() {}

    /** @param type under which the contender stores the aggregate */
    static void write(EventStorageEngine engine, String type, MetaData metadata, Language language) {
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        for (int tally = 0; tally < EVENTS / PER_TALLY; tally++) {
            String id = "tally-" + tally;
            batch.add(new GenericDomainEventMessage<>(type, id, 0, language.opened(id), metadata));
            for (int i = 1; i < PER_TALLY; i++) {
                batch.add(new GenericDomainEventMessage<>(type, id, i, language.added(id, i), metadata));
            }
            if (tally % TALLIES_AT_ONCE == TALLIES_AT_ONCE - 1) {
                engine.appendEvents(batch);
                batch.clear();
            }
        }
    }
}

package govbackbone.kit.reaction;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import govbackbone.kit.command.Commands;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerEvent.EntryMade;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.kit.projection.LogSource;
import io.micrometer.core.instrument.MeterRegistry;

/** Every ledger has another one that shows the same entries, each as two halves. */
final class Mirror {
    static final String NAME = "mirror";
    static final ReactionRun.Pace QUICK = new ReactionRun.Pace(50, 4, Duration.ofMillis(20), Duration.ofMillis(300),
            Duration.ofMillis(5), Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMillis(20));

    private Mirror() {}

    static Reaction<LedgerEvent> reaction() {
        return new Reaction<>(NAME, "ledger", LedgerEvent.class, Mirror::react);
    }

    static List<Consequence<?>> react(Recorded<LedgerEvent> recorded) {
        if (recorded.aggregateId().startsWith("mirror-")) {
            return List.of();
        }
        String id = "mirror-" + recorded.aggregateId();
        return switch (recorded.event()) {
            case LedgerEvent.LedgerOpened opened ->
                List.of(new Consequence<>(Ledger.TYPE, id, new OpenLedger("mirror-" + opened.number())));
            case EntryMade entry -> halves(entry).stream()
                    .<Consequence<?>>map(half -> new Consequence<>(Ledger.TYPE, id, half)).toList();
            case LedgerEvent.LedgerClosed _ -> List.of();
        };
    }

    private static List<MakeEntry> halves(EntryMade entry) {
        return IntStream.of(1, 2)
                .mapToObj(half -> new MakeEntry(entry.amount().divide(BigDecimal.TWO), entry.text() + "/" + half))
                .toList();
    }

    static Reactions over(LedgerService service, DataSource store, Commands commands, Reaction<LedgerEvent> reaction,
            MeterRegistry meters) {
        return new Reactions(List.of(reaction), List.of(new LogSource("ledger", service.store, service.log)), commands,
                store, InstantSource.system(), meters, QUICK);
    }

    /** What stands in a ledger, in order. */
    static List<String> texts(LedgerService service, String id) {
        return service.log.history(Ledger.TYPE, id).stream().map(Recorded::event)
                .flatMap(event -> event instanceof EntryMade entry
                        ? List.of(entry.text()).stream()
                        : List.<String>of()
                                .stream())
                .toList();
    }

    static List<String> halvesOf(List<String> texts) {
        return texts.stream().flatMap(text -> List.of(text + "/1", text + "/2").stream()).toList();
    }
}

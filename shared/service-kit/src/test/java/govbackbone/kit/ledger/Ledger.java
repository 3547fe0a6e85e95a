package govbackbone.kit.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.eventstore.Upcaster;

public sealed interface Ledger {
    record None() implements Ledger {}

    record Open(String number, BigDecimal balance, int entries) implements Ledger {}

    record Closed(String number) implements Ledger {}

    enum Rejection implements Reason {
        NUMBER_TAKEN, OVERDRAWN;

        @Override
        public Told told() {
            return new Told(this == NUMBER_TAKEN ? Kind.DUPLICATE : Kind.NOT_ALLOWED, "不允许", "Not allowed");
        }
    }

    AggregateType<LedgerCommand, Ledger, LedgerEvent> TYPE = type("test.ledger", false);

    /** Revision 1 of an entry had whole units, revision 2 no text. */
    List<Upcaster> UPCASTERS = List.of(
            new Upcaster("test.EntryMade", 1,
                    json -> json.put("amount", json.get("amount").decimalValue().setScale(2))),
            new Upcaster("test.EntryMade", 2, json -> json.put("text", "")));

    static AggregateType<LedgerCommand, Ledger, LedgerEvent> type(String name, boolean alarmed) {
        return new AggregateType<>(name, LedgerCommand.class, LedgerEvent.class, new None(), Ledger::decide,
                Ledger::evolve, Ledger::standing, Ledger::claims, Ledger::releases,
                state -> alarmed && state instanceof Open
                        ? List.of(new Alarm<>("close", Instant.EPOCH, new LedgerCommand.CloseLedger()))
                        : List.of());
    }

    private static List<LedgerEvent> decide(Ledger state, LedgerCommand command, Context context) {
        LocalDate today = context.today();
        return switch (command) {
            case LedgerCommand.OpenLedger(String number) -> List.of(new LedgerEvent.LedgerOpened(today, number));
            case LedgerCommand.OpenYear(int year) ->
                List.of(new LedgerEvent.LedgerOpened(today, Integer.toString(year)));
            case LedgerCommand.WhileOpen open -> decideOpen((Open) state, open, today);
        };
    }

    private static List<LedgerEvent> decideOpen(Open ledger, LedgerCommand.WhileOpen command, LocalDate today) {
        return switch (command) {
            case LedgerCommand.MakeEntry(BigDecimal amount, String text) -> {
                if (ledger.balance().add(amount).signum() < 0) {
                    throw Refusal.of(Rejection.OVERDRAWN);
                }
                yield amount.signum() == 0 ? List.of() : List.of(new LedgerEvent.EntryMade(today, amount, text));
            }
            case LedgerCommand.MakeEntries(int count) -> IntStream.range(0, count)
                    .<LedgerEvent>mapToObj(i -> new LedgerEvent.EntryMade(today, BigDecimal.ONE, "entry " + i))
                    .toList();
            case LedgerCommand.CloseLedger() -> List.of(new LedgerEvent.LedgerClosed(today));
        };
    }

    private static Ledger evolve(Ledger state, LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.LedgerOpened opened -> new Open(opened.number(), BigDecimal.ZERO, 0);
            case LedgerEvent.EntryMade entry when state instanceof Open open ->
                new Open(open.number(), open.balance().add(entry.amount()), open.entries() + 1);
            case LedgerEvent.LedgerClosed closed when state instanceof Open open -> new Closed(open.number());
            default -> throw new IllegalStateException(event + " in " + state);
        };
    }

    private static Standing<LedgerCommand> standing(Ledger state) {
        return switch (state) {
            case None none ->
                new Standing<>("NONE", Set.of(LedgerCommand.OpenLedger.class, LedgerCommand.OpenYear.class));
            case Open open -> new Standing<>("OPEN",
                    Set.of(LedgerCommand.MakeEntry.class, LedgerCommand.MakeEntries.class,
                            LedgerCommand.CloseLedger.class));
            case Closed closed -> new Standing<>("CLOSED", Set.of());
        };
    }

    private static List<Claim> claims(LedgerEvent event) {
        return event instanceof LedgerEvent.LedgerOpened opened
                ? List.of(new Claim("ledger-number", opened.number(), Rejection.NUMBER_TAKEN))
                : List.of();
    }

    /** The number of a closed ledger is free again. */
    private static List<Release> releases(LedgerEvent event) {
        return event instanceof LedgerEvent.LedgerClosed ? List.of(Release.all("ledger-number")) : List.of();
    }
}

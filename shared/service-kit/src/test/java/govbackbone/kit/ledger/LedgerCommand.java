package govbackbone.kit.ledger;

import java.math.BigDecimal;

import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.NaturalId;
import govbackbone.kit.command.Room;

@CommandApi(collection = "ledgers")
public sealed interface LedgerCommand {
    @Creates
    record OpenLedger(String number) implements LedgerCommand {}

    /** The one ledger of a year. */
    @Creates
    record OpenYear(int year) implements LedgerCommand, NaturalId {
        @Override
        public String aggregateId() {
            return "year-" + year;
        }
    }

    sealed interface WhileOpen extends LedgerCommand {}

    /** An entry of nothing changes nothing; the ledger never falls below zero. */
    @Room(Room.FOR_NOTES)
    record MakeEntry(BigDecimal amount, String text) implements WhileOpen {}

    /** Several entries at once. */
    record MakeEntries(int count) implements WhileOpen {}

    record CloseLedger() implements WhileOpen {}
}

package govbackbone.kit.ledger;

import java.math.BigDecimal;

import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.NaturalId;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.command.Room;
import govbackbone.kit.decision.Role;

@CommandApi(collection = "ledgers")
public sealed interface LedgerCommand {
    @Creates
    @Permitted(Role.OFFICE)
    record OpenLedger(String number) implements LedgerCommand {}

    /** The one ledger of a year. */
    @Creates
    @Permitted(Role.OFFICE)
    record OpenYear(int year) implements LedgerCommand, NaturalId {
        @Override
        public String aggregateId() {
            return "year-" + year;
        }
    }

    sealed interface WhileOpen extends LedgerCommand {}

    /** An entry of nothing changes nothing; the ledger never falls below zero. */
    @Permitted(Role.OFFICE)
    @Room(Room.FOR_NOTES)
    record MakeEntry(BigDecimal amount, String text) implements WhileOpen {}

    /** Several entries at once. */
    @Permitted(Role.OFFICE)
    record MakeEntries(int count) implements WhileOpen {}

    @Permitted(Role.OFFICE)
    record CloseLedger() implements WhileOpen {}
}

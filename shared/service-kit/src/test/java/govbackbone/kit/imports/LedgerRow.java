package govbackbone.kit.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import org.jspecify.annotations.Nullable;

/** A row with every kind of column. */
@Permitted({Role.OFFICE, Role.ASSIGNING_OFFICE})
@Label(zh = "台账（示例）", en = "Ledgers (sample)")
record LedgerRow(
        @Label(zh = "编号", en = "Number") @Text(max = 20, pattern = "[0-9A-Z-]+", patternZh = "数字、大写字母或短横线", patternEn = "digits, capital letters or -") String number,
        @Label(zh = "金额", en = "Amount") @Range(min = -100, max = 100) int amount,
        @Label(zh = "种类", en = "Sort") Sort sort,
        @Label(zh = "日期", en = "Date") @NotFuture LocalDate date,
        @Label(zh = "有效", en = "Open") boolean open,
        @Label(zh = "持有人", en = "Holders") @Range(min = 1, max = 3) List<Holder> holders,
        @Label(zh = "说明", en = "Text") @Text(max = 50, multiline = true) @Nullable String text,
        @Label(zh = "问题", en = "Questions") @Range(max = 3) @Text(max = 20) @Nullable List<String> questions,
        @Label(zh = "单位", en = "Unit") @Nullable UnitCode unit) {
    record Holder(@Label(zh = "姓名", en = "Name") @Text(max = 10) String name,
            @Label(zh = "备注", en = "Note") @Nullable String note) {}

    enum Sort {
        @Label(zh = "收入", en = "Income")
        INCOME, //
        @Label(zh = "支出", en = "Expense")
        EXPENSE
    }

    static final ImportType<LedgerRow, LedgerCommand> TYPE = new ImportType<>(LedgerRow.class, Ledger.TYPE,
            LedgerRow::commands);

    /** What was read is kept in the text of the entry, for tests to look at. */
    private static List<LedgerCommand> commands(LedgerRow row) {
        return List.of(new LedgerCommand.OpenLedger(row.number),
                new LedgerCommand.MakeEntry(BigDecimal.valueOf(row.amount), row.toString()));
    }
}

package govbackbone.kit.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import govbackbone.events.Label;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How rows of several lines, totals and money are read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LayoutTest {
    record Order(@SheetName @Label(zh = "种类", en = "Sort") LedgerRow.Sort sort,
            @Label(zh = "编号", en = "Number") String number, @Lines @Label(zh = "明细", en = "Items") List<Item> items) {}

    record Item(@Label(zh = "品名", en = "Thing") String thing,
            @Fen(totalled = true) @Label(zh = "金额", en = "Amount") @Range(max = 1_000_000) long amount,
            @Fen @Label(zh = "运费", en = "Freight") @Nullable Long freight) {}

    record OneLine(@Label(zh = "编号", en = "Number") String number,
            @Fen(totalled = true) @Label(zh = "金额", en = "Amount") long amount) {}

    private static List<ParsedRow> written(Class<?> row, String... lines) {
        Table.Content content = Table.read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), Set.of(),
                new Budget(() -> false));
        Faults faults = new Faults();
        Columns columns = Columns.of(Layout.of(row), "", content.sheets().getFirst(), faults);
        faults.refuseIfAny();
        return ParsedRow.in(content.sheets().getFirst(), columns, new Cells(false)).stream().map(Supplier::get)
                .toList();
    }

    private static List<String> read(Class<?> row, String... lines) {
        return written(row, lines).stream()
                .map(each -> each.lines() + " " + (each.json() == null ? "total" : each.json().toString()) + " "
                        + each.faults().stream().map(fault -> fault.at() + " " + fault.code()).toList())
                .toList();
    }

    @Test
    void lines_go_on_with_a_row_while_its_own_columns_are_blank_or_repeated() {
        assertThat(read(Order.class, "编号,种类,品名,金额(元)", "A,收入,x,1", ",,y,2", "A,收入,z,3", "A,支出,u,4", " ,,v,5"))
                .containsExactly(
                        "[2, 3, 4] {\"sort\":\"INCOME\",\"number\":\"A\",\"items\":[{\"thing\":\"x\",\"amount\":100},"
                                + "{\"thing\":\"y\",\"amount\":200},{\"thing\":\"z\",\"amount\":300}]} []",
                        "[5, 6] {\"sort\":\"EXPENSE\",\"number\":\"A\",\"items\":[{\"thing\":\"u\",\"amount\":400},"
                                + "{\"thing\":\"v\",\"amount\":500}]} []");
    }

    @Test
    void a_row_without_lines_of_its_own_has_one_line_even_if_the_next_is_the_same() {
        assertThat(read(OneLine.class, "编号,金额（元）", "A,1", "A,1")).hasSize(2);
    }

    @Test
    void a_subtotal_has_the_lines_since_the_last_and_a_total_has_all() {
        assertThat(read(OneLine.class, "编号,金额（元）", "A,1", "B,2", "小计,3", "C,4", "小计,4", "小计,1", "合计,7", "Total,8"))
                .containsExactly("[2] {\"number\":\"A\",\"amount\":100} []", "[3] {\"number\":\"B\",\"amount\":200} []",
                        "[5] {\"number\":\"C\",\"amount\":400} []", "[7] total [/amount TOTAL_NOT_SUM_OF_LINES]",
                        "[9] total [/amount TOTAL_NOT_SUM_OF_LINES]");
    }

    @Test
    void a_total_that_cannot_be_read_is_told_and_an_empty_one_states_nothing() {
        assertThat(read(OneLine.class, "编号,金额（元）", "A,1", "合计,一元", "合计,"))
                .containsExactly("[2] {\"number\":\"A\",\"amount\":100} []", "[3] total [/amount NOT_AN_AMOUNT]");
    }

    @Test
    void a_pointer_leads_to_the_line_and_the_heading() {
        Columns columns = written(Order.class, "编号,种类,品名,金额（万元）", "A,收入,x,1").getFirst().columns();

        assertThat(columns.line("/items/3/amount")).isEqualTo(3);
        assertThat(columns.heading("/items/3/amount")).hasValue("金额（万元）");
        assertThat(columns.line("/number")).isZero();
        assertThat(columns.heading("/number")).hasValue("编号");
        assertThat(columns.heading("/items/0/freight")).as("a column that the file does not have").hasValue("运费");
        assertThat(columns.heading("")).isEmpty();
        assertThat(columns.heading("/items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|YUAN|100", "0.01|YUAN|1", "-1,234.50|YUAN|-123450",
        "931.60|TEN_THOUSAND|931600000",
        "0.000001|TEN_THOUSAND|1", "7|FEN|7", "+3|YUAN|300"})
    void amounts_are_exact(String text, Money unit, long fen) {
        Faults faults = new Faults();
        assertThat(new Cells(false).fen(unit, new Cell.Text(text), "/x", faults).longValue()).isEqualTo(fen);
        assertThat(faults.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.001|YUAN|TOO_MANY_DECIMALS", "0.0000001|TEN_THOUSAND|TOO_MANY_DECIMALS",
        "0.5|FEN|TOO_MANY_DECIMALS", "800万|YUAN|NOT_AN_AMOUNT", "1 000|YUAN|NOT_AN_AMOUNT", "12,34|YUAN|NOT_AN_AMOUNT",
        "1e3|YUAN|NOT_AN_AMOUNT", "１２|YUAN|NOT_AN_AMOUNT", "9999999999999999|YUAN|NOT_AN_AMOUNT",
        "TRUE|YUAN|NOT_AN_AMOUNT"})
    void what_is_no_amount_is_told(String text, Money unit, String code) {
        Faults faults = new Faults();
        assertThat(new Cells(false).fen(unit, new Cell.Text(text), "/x", faults).isNull()).isTrue();
        assertThat(faults.told()).extracting(Fault::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.30000000000000004", "0.3", "0.29999999999999999"})
    void a_spreadsheets_rounding_is_not_held_against_it(String stored) {
        JsonNode fen = new Cells(false).fen(Money.YUAN, new Cell.Figure(new BigDecimal(stored)), "/x", new Faults());
        assertThat(fen.longValue()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+400", "1E-400"})
    void a_number_that_nobody_typed_is_no_amount(String stored) {
        Faults faults = new Faults();
        new Cells(false).fen(Money.YUAN, new Cell.Figure(new BigDecimal(stored)), "/x", faults);
        assertThat(faults.told()).extracting(Fault::code).containsExactly("NOT_AN_AMOUNT");
    }

    record TextMoney(@Fen @Label(zh = "金额", en = "Amount") String amount) {}

    record TwiceNamed(@Label(zh = "编号", en = "Number") String thing, @Lines List<Item> items) {}

    record NoCode(@SheetName @Label(zh = "编号", en = "Number") String number) {}

    record NoList(@Lines @Label(zh = "编号", en = "Number") String number) {}

    @ParameterizedTest
    @ValueSource(classes = {TextMoney.class, TwiceNamed.class, NoCode.class, NoList.class})
    void a_row_that_cannot_be_laid_out_is_refused_at_start(Class<?> row) {
        assertThatThrownBy(() -> Layout.of(row)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(row.getSimpleName());
    }
}

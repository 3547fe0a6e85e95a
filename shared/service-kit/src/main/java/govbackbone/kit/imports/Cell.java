package govbackbone.kit.imports;

import java.math.BigDecimal;

/** What a cell of a file holds. An empty cell holds a blank text. */
sealed interface Cell {
    Cell EMPTY = new Text("");

    record Text(String text) implements Cell {}

    /** A number as a workbook stores it; a date is one too. */
    record Figure(BigDecimal value) implements Cell {}

    record Truth(boolean value) implements Cell {}

    /** A formula that could not be computed, with what the spreadsheet shows instead, such as {@code #REF!}. */
    record Failed(String shown) implements Cell {}
}

package govbackbone.kit.imports;

import java.math.BigDecimal;

/** What a cell of a file holds. An empty cell holds a blank text. */
sealed interface Cell {
    Cell EMPTY = new Text("");

    record Text(String text) implements Cell {
        /** A text as it is written, unless no cell can hold it. */
        static Cell of(String text) {
            return text.length() > CellText.LONGEST ? new TooLong(CellText.LONGEST, text.length()) : new Text(text);
        }
    }

    /** A number as a workbook stores it; a date is one too. */
    record Figure(BigDecimal value) implements Cell {
        /** More than any spreadsheet writes for a number; reading takes time that grows with the square of the length. */
        private static final int LONGEST = 40;

        /** @throws NumberFormatException if it is none */
        static Cell of(String written) {
            return written.length() > LONGEST
                    ? new TooLong(LONGEST, written.length())
                    : new Figure(new BigDecimal(written));
        }
    }

    record Truth(boolean value) implements Cell {}

    /** A formula that could not be computed, with what the spreadsheet shows instead, such as {@code #REF!}. */
    record Failed(String shown) implements Cell {}

    /** A text or number of more characters than any, which was not kept. */
    record TooLong(int most, long length) implements Cell {}
}

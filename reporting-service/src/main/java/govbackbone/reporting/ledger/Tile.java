package govbackbone.reporting.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the first page shows of a measure.
 *
 * @param measure code of it
 * @param chart   how
 * @param by      dimension by which it is told apart, where the chart shows one
 */
public record Tile(String measure, Chart chart, @Nullable String by) {
    /** How a measure is drawn. */
    public enum Chart {
        /** One figure. */
        NUMBER,
        /** One bar for every value of the dimension. */
        BARS,
        /** The months up to the day. */
        LINE,
        /** The subjects that make it up. */
        LIST
    }

    public static Tile number(Measure measure) {
        return new Tile(measure.code(), Chart.NUMBER, null);
    }

    public static Tile bars(Measure measure, Dimension by) {
        return new Tile(measure.code(), Chart.BARS, by.code());
    }

    public static Tile line(Measure measure) {
        return new Tile(measure.code(), Chart.LINE, null);
    }

    public static Tile list(Measure measure) {
        return new Tile(measure.code(), Chart.LIST, null);
    }
}

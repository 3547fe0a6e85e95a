package govbackbone.reporting.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.Wording;

/** A figure that can be asked for (指标): what it is called, what it means and how it is made of the ledger's entries. */
public sealed interface Measure {
    /** Kebab-case, unique, never renamed. */
    String code();

    Wording name();

    Wording definition();

    /** Whether it happens in a period or is the state on a day. */
    Kind kind();

    /** What it is made of. */
    Total base();

    MeasureUnit unit();

    /** By which it can be told apart. */
    default List<Dimension> dimensions() {
        return base().of().dimensions();
    }

    /** How it is computed, in words. */
    Wording formula();

    /** Whether a figure sums up what happened in a period, or says how things stand on a day. */
    enum Kind {
        FLOW, STOCK
    }

    /**
     * The sum of entries.
     *
     * @param of    what they count
     * @param where the values that entries must have, by dimension; empty for all
     */
    record Total(String code, Quantity of, Map<String, Set<String>> where, Kind kind, Wording name,
            Wording definition) implements Measure {
        public Total {
            where = Map.copyOf(where);
        }

        /** All entries of a quantity, under its code, as what happened. */
        public static Total flow(Quantity of, String zh, String en, String definitionZh, String definitionEn) {
            return new Total(of.code(), of, Map.of(), Kind.FLOW, new Wording(zh, en),
                    new Wording(definitionZh, definitionEn));
        }

        /** All entries of a quantity, under its code, as how things stand. */
        public static Total stock(Quantity of, String zh, String en, String definitionZh, String definitionEn) {
            return new Total(of.code(), of, Map.of(), Kind.STOCK, new Wording(zh, en),
                    new Wording(definitionZh, definitionEn));
        }

        @Override
        public Total base() {
            return this;
        }

        @Override
        public MeasureUnit unit() {
            return of.unit();
        }

        @Override
        public Wording formula() {
            return new Wording("Σ（" + name.zh() + "）", "Σ (" + name.en() + ")");
        }
    }

    /** A part of a whole, in percent with two decimals, rounded half up; of nothing there is no rate. */
    record Rate(String code, Total part, Total whole, Wording name, Wording definition) implements Measure {
        public static Rate of(String code, Total part, Total whole, String zh, String en, String definitionZh,
                String definitionEn) {
            return new Rate(code, part, whole, new Wording(zh, en), new Wording(definitionZh, definitionEn));
        }

        @Override
        public Kind kind() {
            return part.kind();
        }

        @Override
        public Total base() {
            return part;
        }

        @Override
        public MeasureUnit unit() {
            return MeasureUnit.PERCENT;
        }

        @Override
        public List<Dimension> dimensions() {
            return part.dimensions().stream().filter(dimension -> whole.of().has(dimension.code())).toList();
        }

        @Override
        public Wording formula() {
            return new Wording(part.name().zh() + " ÷ " + whole.name().zh(),
                    part.name().en() + " ÷ " + whole.name().en());
        }
    }

    /** The mean of the values of entries, with two decimals, rounded half up. */
    record Mean(String code, Total base, Wording name, Wording definition) implements Measure {
        @Override
        public Kind kind() {
            return base.kind();
        }

        @Override
        public MeasureUnit unit() {
            return base.unit();
        }

        @Override
        public Wording formula() {
            return new Wording("平均值（" + base.name().zh() + "）", "mean (" + base.name().en() + ")");
        }
    }

    /**
     * The least value that at least so many percent of the entries do not exceed (nearest rank).
     *
     * @param percent 1 to 99
     */
    record Percentile(String code, Total base, int percent, Wording name, Wording definition) implements Measure {
        @Override
        public Kind kind() {
            return base.kind();
        }

        @Override
        public MeasureUnit unit() {
            return base.unit();
        }

        @Override
        public Wording formula() {
            return new Wording("第" + percent + "百分位数（" + base.name().zh() + "）",
                    "P" + percent + " (" + base.name().en() + ")");
        }
    }
}

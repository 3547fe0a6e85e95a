package govbackbone.reporting.ledger;

import java.util.List;

/**
 * What the entries of the ledger count (数量). Measures are made of it.
 *
 * @param code       kebab-case, unique
 * @param unit       of the value of an entry
 * @param dimensions by which its entries can be told apart
 */
public record Quantity(String code, MeasureUnit unit, List<Dimension> dimensions) {
    public Quantity {
        dimensions = List.copyOf(dimensions);
    }

    boolean has(String dimension) {
        return dimensions.stream().anyMatch(known -> known.code().equals(dimension));
    }
}

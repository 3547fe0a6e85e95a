package govbackbone.reporting.ledger;

import java.util.Arrays;

/**
 * Combinations of values of the dimensions of a quantity, as numbers from 0: there are far fewer of them than entries. One
 * thread adds; whoever was handed a number may always read its values.
 */
final class Combinations {
    private static final int FIRST = 16;

    private final int width;
    private volatile int[] values;
    private int[] index = new int[2 * FIRST];
    private volatile int size;

    Combinations(int width) {
        this.width = width;
        this.values = new int[FIRST * width];
    }

    /** @param combination a number of a word for every dimension */
    int add(int[] combination) {
        int place = place(combination);
        while (index[place] != 0) {
            int found = index[place] - 1;
            if (Arrays.equals(values, found * width, (found + 1) * width, combination, 0, width)) {
                return found;
            }
            place = (place + 1) & (index.length - 1);
        }
        int added = size;
        if (added * width == values.length && width > 0) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        System.arraycopy(combination, 0, values, added * width, width);
        index[place] = added + 1;
        size = added + 1;
        if (2 * size > index.length) {
            rehash();
        }
        return added;
    }

    private int place(int[] combination) {
        int hash = Arrays.hashCode(combination) * 0x9E3779B9;
        return (hash ^ (hash >>> 16)) & (index.length - 1);
    }

    private void rehash() {
        index = new int[index.length * 2];
        for (int number = 0; number < size; number++) {
            int place = place(Arrays.copyOfRange(values, number * width, (number + 1) * width));
            while (index[place] != 0) {
                place = (place + 1) & (index.length - 1);
            }
            index[place] = number + 1;
        }
    }

    /** The number of the word that a combination has for a dimension. */
    int word(int combination, int dimension) {
        return values[combination * width + dimension];
    }

    int size() {
        return size;
    }
}

package govbackbone.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Measures several contenders in turns, so that a noisy minute of the machine falls on all of them, and reports medians
 * and their ratios to the first one.
 */
final class Rounds {
    private final String unit;
    private final List<Contender> contenders = new ArrayList<>();

    private record Contender(String name, Callable<Double> measure, List<Double> results) {
        double median() {
            List<Double> sorted = results.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
    }

    /** @param unit of what a contender returns, where more is better */
    Rounds(String unit) {
        this.unit = unit;
    }

    Rounds contender(String name, Callable<Double> measure) {
        contenders.add(new Contender(name, measure, new ArrayList<>()));
        return this;
    }

    /** One round to warm up, then the given number of measured ones. */
    Rounds run(int rounds) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            for (Contender contender : contenders) {
                double value = contender.measure.call();
                if (round > 0) {
                    contender.results.add(value);
                }
                System.err.printf(Locale.ROOT, "round %d  %-40s %,12.1f %s%s%n", round, contender.name, value, unit,
                        round == 0 ? " (warm-up)" : "");
            }
        }
        return this;
    }

    /** Prints a Markdown table of medians, spreads and ratios to the first contender. */
    void print() {
        double first = contenders.getFirst().median();
        System.out.printf("| contender | median %s | lowest – highest | ratio to the first |%n|---|---:|---:|---:|%n",
                unit);
        for (Contender contender : contenders) {
            System.out.printf(Locale.ROOT, "| %s | %,.1f | %,.1f – %,.1f | %.2f |%n", contender.name,
                    contender.median(),
                    Collections.min(contender.results), Collections.max(contender.results), contender.median() / first);
        }
    }
}

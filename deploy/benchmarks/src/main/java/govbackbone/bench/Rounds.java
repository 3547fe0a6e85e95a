package govbackbone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Measures several contenders in turns, so that a noisy minute of the machine falls on all of them, and reports medians
 * and their ratios to the first one.
 */
final class Rounds {
    private final List<String> units;
    private final List<Contestant> contestants = new ArrayList<>();

    private record Contestant(String name, Callable<double[]> measure, List<double[]> results) {
        List<Double> sorted(int unit) {
            return results.stream().map(result -> result[unit]).sorted().toList();
        }

        double median(int unit) {
            List<Double> sorted = sorted(unit);
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
    }

    /** @param units of the figures that a turn gives, of which more is better */
    Rounds(String... units) {
        this.units = List.of(units);
    }

    /** A contender whose turn gives one figure. */
    Rounds contender(String name, Callable<Double> measure) {
        return contenderOf(name, () -> new double[]{measure.call()});
    }

    /** A contender whose turn gives a figure in every unit. */
    Rounds contenderOf(String name, Callable<double[]> measure) {
        contestants.add(new Contestant(name, measure, new ArrayList<>()));
        return this;
    }

    /** One round to warm up, then the given number of measured ones. */
    Rounds run(int rounds) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                double[] result = contestant.measure.call();
                if (round > 0) {
                    contestant.results.add(result);
                }
                System.err.printf(Locale.ROOT, "round %d%s  %-40s %s%n", round, round == 0 ? " (warm-up)" : "",
                        contestant.name, told(result));
            }
        }
        return this;
    }

    private String told(double... result) {
        return String.join(", ", IntStream.range(0, result.length)
                .mapToObj(unit -> "%,.1f %s".formatted(result[unit], units.get(unit))).toList());
    }

    /** Prints a Markdown table of medians, spreads and ratios to the first contender for every unit. */
    void print() {
        for (int unit = 0; unit < units.size(); unit++) {
            double first = contestants.getFirst().median(unit);
            System.out.printf(
                    "| contender | median %s | lowest – highest | ratio to the first |%n|---|---:|---:|---:|%n",
                    units.get(unit));
            for (Contestant contestant : contestants) {
                List<Double> sorted = contestant.sorted(unit);
                System.out.printf(Locale.ROOT, "| %s | %,.1f | %,.1f – %,.1f | %.2f |%n", contestant.name,
                        contestant.median(unit), sorted.getFirst(), sorted.getLast(),
                        contestant.median(unit) / first);
            }
            System.out.println();
        }
    }
}

package govbackbone.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command, its operands, and its options, each written {@code --name value} or {@code --name=value} but for flags.
 *
 * @param options by name; a flag's value is empty
 */
record CommandLine(String command, List<String> operands, Map<String, String> options) {
    private static final Set<String> FLAGS = Set.of("--exit");

    /** The command line says nothing that can be done. */
    static final class Misunderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misunderstood(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Misunderstood if an option has no value, a flag has one, or an option comes twice */
    static CommandLine of(List<String> words) {
        List<String> operands = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String value = equals < 0 ? "" : word.substring(equals + 1);
            if (FLAGS.contains(name)) {
                if (equals >= 0) {
                    throw new Misunderstood(name + " 不带取值。  " + name + " takes no value.");
                }
            } else if (equals < 0) {
                if (i + 1 == words.size()) {
                    throw new Misunderstood(name + " 缺少取值。  " + name + " needs a value.");
                }
                value = words.get(++i);
            }
            if (options.put(name, value) != null) {
                throw new Misunderstood(name + " 重复。  " + name + " occurs twice.");
            }
        }
        return new CommandLine(words.isEmpty() ? "help" : words.getFirst(), List.copyOf(operands),
                Map.copyOf(options));
    }

    /** @throws Misunderstood if there are more or fewer operands, or other options */
    void allow(int operandCount, String... optionNames) {
        for (String given : options.keySet()) {
            if (!List.of(optionNames).contains(given)) {
                throw notUnderstood(command + " " + given, given, List.of(optionNames));
            }
        }
        if (operands.size() != operandCount) {
            throw notUnderstood(String.join(" ", words()), command, List.of());
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(operands);
        return words;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** @throws Misunderstood if the option is given and no number within the bounds */
    int number(String name, int otherwise, int min, int max) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw new Misunderstood(
                    "%1$s 应在 %2$d 至 %3$d 之间。  %1$s must lie within %2$d to %3$d.".formatted(name, min, max));
        }
        return Integer.parseInt(text);
    }

    /** @param commands that there are; the one that was probably meant is named */
    Misunderstood unknown(String... commands) {
        return notUnderstood(command, command, List.of(commands));
    }

    private static Misunderstood notUnderstood(String all, String word, List<String> known) {
        String meant = known.stream().filter(each -> distance(word, each) <= Math.max(1, each.length() / 3))
                .min(Comparator.comparingInt(each -> distance(word, each)))
                .map(each -> "\n是否应为 %1$s？  Did you mean %1$s?".formatted(each)).orElse("");
        return new Misunderstood("无法理解的命令：" + all + "  Not understood: " + all + meant);
    }

    /** How many letters have to be added, removed, replaced or swapped with their neighbour to make one of the other. */
    private static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    distances[i][j] = i + j;
                    continue;
                }
                int replaced = distances[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                distances[i][j] = Math.min(replaced, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    distances[i][j] = Math.min(distances[i][j], distances[i - 2][j - 2] + 1);
                }
            }
        }
        return distances[one.length()][other.length()];
    }
}

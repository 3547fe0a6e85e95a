package govbackbone.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command, its operands, and its options, each written {@code --name value} but for flags.
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

    /** @throws Misunderstood if an option has no value or comes twice */
    static CommandLine of(List<String> words) {
        List<String> operands = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                operands.add(word);
                continue;
            }
            boolean flag = FLAGS.contains(word);
            if (!flag && i + 1 == words.size()) {
                throw new Misunderstood(word + " 缺少取值。  " + word + " needs a value.");
            }
            if (options.put(word, flag ? "" : words.get(++i)) != null) {
                throw new Misunderstood(word + " 重复。  " + word + " occurs twice.");
            }
        }
        return new CommandLine(words.isEmpty() ? "help" : words.getFirst(), List.copyOf(operands),
                Map.copyOf(options));
    }

    /** @throws Misunderstood if there are more or fewer operands, or other options */
    void allow(int operandCount, String... optionNames) {
        if (operands.size() != operandCount || !Set.of(optionNames).containsAll(options.keySet())) {
            throw misunderstood();
        }
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

    Misunderstood misunderstood() {
        return new Misunderstood("无法理解的命令：" + command + "  Not understood: " + command);
    }
}

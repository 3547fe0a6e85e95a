package govbackbone.reporting.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Texts as numbers from 1; 0 is the empty text. One thread adds; whoever was handed a number may always read its text. */
final class Words {
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>(Map.of("", 0));
    private volatile String[] texts = {""};
    private int size = 1;

    int add(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size * 2);
        }
        texts[size] = text;
        numbers.put(text, size);
        return size++;
    }

    String text(int number) {
        return texts[number];
    }

    /** Null if no entry ever had it. */
    @Nullable
    Integer number(String text) {
        return numbers.get(text);
    }
}

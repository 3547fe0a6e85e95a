package govbackbone.registry.overlap;

import java.util.List;

import govbackbone.events.Wording;
import govbackbone.kit.reference.ClasspathJson;

/**
 * When things look alike. The three weights add up to 1.
 *
 * @param sample       true if they are no place's official rules (示例)
 * @param source       where the values come from
 * @param name         weight of the name
 * @param functions    weight of the list of functions
 * @param content      weight of the content
 * @param flagFrom     the score from which an overlap is flagged, 0–1
 * @param leastWords   with fewer words in common nothing is an overlap
 * @param functionFrom the score from which a function that is asked for is one that a shared capability offers, 0–1
 * @param leastFunctionWords with fewer words in common two functions are not the same
 * @param mostFlags    that one submission raises
 * @param genericWords words that any project may use and that so say nothing
 */
record OverlapRules(boolean sample, Wording source, double name, double functions, double content, double flagFrom,
        int leastWords, double functionFrom, int leastFunctionWords, int mostFlags, List<String> genericWords) {
    OverlapRules {
        genericWords = List.copyOf(genericWords);
    }

    /** The rules that are shipped in {@code overlap-rules.json}. */
    static OverlapRules shipped() {
        return ClasspathJson.value("/overlap-rules.json", OverlapRules.class);
    }

    double weight(FieldMatch.Field field) {
        return switch (field) {
            case NAME -> name;
            case FUNCTIONS -> functions;
            case CONTENT -> content;
        };
    }
}

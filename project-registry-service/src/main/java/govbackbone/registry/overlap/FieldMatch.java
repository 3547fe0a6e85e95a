package govbackbone.registry.overlap;

import java.math.BigDecimal;
import java.util.List;

import govbackbone.events.Label;

/**
 * Why two things look alike: what they say in common in one field.
 *
 * @param share 0–1: of name and content the words in common against all words of both (Dice), of the functions the words that
 *              are found there against all that are asked for
 * @param words that both use, in the order in which the filing uses them
 */
record FieldMatch(@Label(zh = "内容项", en = "Field") Field field, @Label(zh = "相同比例", en = "Share") BigDecimal share,
        @Label(zh = "相同词语", en = "Words in common") List<String> words) {
    FieldMatch {
        words = List.copyOf(words);
    }

    /** What is compared. */
    enum Field {
        @Label(zh = "名称", en = "Name")
        NAME, //
        @Label(zh = "功能", en = "Functions")
        FUNCTIONS, //
        @Label(zh = "建设内容", en = "Content")
        CONTENT
    }
}

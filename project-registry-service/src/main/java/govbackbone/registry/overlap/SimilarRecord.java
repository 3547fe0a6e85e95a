package govbackbone.registry.overlap;

import java.math.BigDecimal;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.OverlapWith;

/**
 * Something that looks like what is filed.
 *
 * @param reference of the project, or its number in a catalogue
 * @param score     0–1: the shares of the fields, weighted, or that of the function most like an offered one if it is more; the
 *                  same filing and the same log give the same score
 * @param flagged   whether a submission raises a flag for it
 * @param matches   the words in common, field by field
 * @param reusable  functions that are asked for and that a shared capability offers, the most alike first
 */
record SimilarRecord(@Label(zh = "重复类型", en = "Overlaps with") OverlapWith with,
        @Label(zh = "对象编号", en = "Which one") String reference, @Label(zh = "对象名称", en = "Its name") String name,
        @Label(zh = "所属单位", en = "Its unit") UnitCode unit, @Label(zh = "年度", en = "Year") int year,
        @Label(zh = "相似度", en = "Score") BigDecimal score, @Label(zh = "关系", en = "Relation") Relation relation,
        @Label(zh = "应提示重复", en = "Flagged") boolean flagged,
        @Label(zh = "理由", en = "Reasons") List<FieldMatch> matches,
        @Label(zh = "可复用功能", en = "Reusable functions") List<ReusableFunction> reusable) {
    SimilarRecord {
        matches = List.copyOf(matches);
        reusable = List.copyOf(reusable);
    }

    /**
     * A function that is offered already.
     *
     * @param asked   as the filing has it
     * @param offered as the shared capability has it
     * @param share   0–1: the words in common against all words of both (Dice)
     */
    record ReusableFunction(@Label(zh = "申报功能", en = "Asked for") String asked,
            @Label(zh = "统建共享功能", en = "Offered") String offered,
            @Label(zh = "相同比例", en = "Share") BigDecimal share) {}

    /** How the two belong together. */
    enum Relation {
        @Label(zh = "无已知关系", en = "None known")
        NONE, //
        @Label(zh = "前后相承的项目或系统", en = "One says to build on the other")
        BASE, //
        @Label(zh = "本单位的前期项目", en = "What its unit had before")
        PREDECESSOR;

        /**
         * A filing that goes on with what its unit had before is no duplicate of it: last year's operation of a system, or the
         * project that built what is now operated. Two operations of the same year are not the one and the other.
         */
        static Relation of(Candidate filed, Candidate found) {
            if (filed.basedOn().contains(found.id()) || found.basedOn().contains(filed.id())) {
                return BASE;
            }
            boolean before = found.year() < filed.year() || found.filed() != filed.filed();
            return filed.continued() && found.unit().equals(filed.unit()) && before ? PREDECESSOR : NONE;
        }
    }
}

package govbackbone.kit.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import govbackbone.kit.http.Language;
import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Dated;
import govbackbone.kit.http.RecordShape.Flag;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Documents counted and added up by the values of some of their fields.
 *
 * @param by   the fields whose values make the groups; none makes one group of everything
 * @param sums what is added up besides the number of documents
 */
record Summary(List<ViewField> by, List<ViewField> sums) {
    private static final String COUNT = "count";

    /**
     * @param keys  the group's values in the order of {@link Summary#by}; absent ones are null
     * @param count documents
     * @param sums  in the order of {@link Summary#sums}
     */
    record Row(List<@Nullable Object> keys, long count, List<Number> sums) {}

    /**
     * A part of another sum.
     *
     * @param field of the part
     * @param part  index of its sum
     * @param whole index of the sum of which it is a part
     */
    record Rate(ViewField field, int part, int whole) {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** The dotted name under which it is told. */
        static String name(ViewField field) {
            return field.path() + "Rate";
        }

        String label(Language language) {
            return field.label(language) + language.choose("率（%）", " (%)");
        }

        /** In percent, rounded half up to two decimals; shares need not add up to 100. Null of nothing. */
        @Nullable
        BigDecimal of(Row row) {
            BigDecimal divisor = new BigDecimal(row.sums().get(whole).toString());
            return divisor.signum() == 0
                    ? null
                    : new BigDecimal(row.sums().get(part).toString()).multiply(HUNDRED).divide(divisor, 2,
                            RoundingMode.HALF_UP);
        }
    }

    /** The sums that are parts of others. */
    List<Rate> rates() {
        List<String> names = sums.stream().map(ViewField::path).toList();
        return IntStream.range(0, sums.size()).filter(i -> names.contains(sums.get(i).partOf()))
                .mapToObj(i -> new Rate(sums.get(i), i, names.indexOf(sums.get(i).partOf()))).toList();
    }

    /** What is added up of nothing. */
    Row nothing() {
        return new Row(by.stream().<@Nullable Object>map(field -> null).toList(), 0,
                sums.stream().<Number>map(field -> 0L).toList());
    }

    /** Groups in the order of their keys, absent ones first. */
    List<Row> rows(List<Document> groups) {
        Comparator<Row> order = IntStream.range(0, by.size())
                .mapToObj(i -> Comparator.<Row, Comparable<Object>>comparing(row -> comparable(row.keys().get(i)),
                        Comparator.nullsFirst(Comparator.naturalOrder())))
                .reduce(Comparator::thenComparing).orElse((_, _) -> 0);
        return groups.stream().map(this::row).sorted(order).toList();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Comparable<Object> comparable(@Nullable Object key) {
        return (Comparable<Object>) key;
    }

    private Row row(Document group) {
        Document keys = group.get("_id", new Document());
        return new Row(IntStream.range(0, by.size()).<@Nullable Object>mapToObj(i -> keys.get(key(i))).toList(),
                number(group.get(COUNT)).longValue(),
                IntStream.range(0, sums.size()).mapToObj(i -> number(group.get(sum(i)))).toList());
    }

    private static Number number(@Nullable Object stored) {
        return switch (stored) {
            case Decimal128 decimal -> decimal.bigDecimalValue();
            case Integer whole -> whole.longValue();
            case Number number -> number;
            case null, default -> 0L;
        };
    }

    /**
     * The stages that give the groups. Where a document may hold several values it is first spread out, and then brought
     * together again per value, so that it counts once even if it holds a value twice.
     */
    List<Bson> pipeline(Bson filter, LocalDate today) {
        List<Bson> stages = new ArrayList<>(List.of(new Document("$match", filter)));
        Set<String> lists = new LinkedHashSet<>();
        by.forEach(field -> lists.addAll(field.lists()));
        lists.forEach(list -> stages.add(new Document("$unwind",
                new Document("path", "$" + list).append("preserveNullAndEmptyArrays", true))));
        Document keys = new Document();
        IntStream.range(0, by.size()).forEach(i -> keys.append(key(i), "$" + by.get(i).storedPath()));
        if (lists.isEmpty()) {
            stages.add(group(keys, i -> addend(sums.get(i), "$" + sums.get(i).storedPath(), today)));
            return stages;
        }
        Document once = new Document("_id", new Document(keys).append("document", "$_id"));
        IntStream.range(0, sums.size())
                .forEach(i -> once.append(sum(i), new Document("$first", "$" + sums.get(i).storedPath())));
        stages.add(new Document("$group", once));
        Document outer = new Document();
        IntStream.range(0, by.size()).forEach(i -> outer.append(key(i), "$_id." + key(i)));
        stages.add(group(outer, i -> addend(sums.get(i), "$" + sum(i), today)));
        return stages;
    }

    private Bson group(Document keys, IntFunction<Object> addend) {
        Document group = new Document("_id", keys).append(COUNT, new Document("$sum", 1));
        IntStream.range(0, sums.size()).forEach(i -> group.append(sum(i), new Document("$sum", addend.apply(i))));
        return new Document("$group", group);
    }

    private static Object addend(ViewField field, String path, LocalDate today) {
        return switch (field.kind()) {
            case Flag flag -> oneIf(new Document("$eq", List.of(path, true)));
            // Absent values sort before every text.
            case Dated date -> oneIf(new Document("$and", List.of(new Document("$gt", List.of(path, "")),
                    new Document("$lt", List.of(path, today.toString())))));
            default -> path;
        };
    }

    private static Document oneIf(Document condition) {
        return new Document("$cond", List.of(condition, 1, 0));
    }

    private static String key(int index) {
        return "key" + index;
    }

    private static String sum(int index) {
        return "sum" + index;
    }

    /** A key as people read it. */
    static @Nullable Object shown(ViewField field, @Nullable Object key, Language language) {
        return switch (field.kind()) {
            case Coded coded when key != null -> coded.values().stream().filter(value -> value.name().equals(key))
                    .findFirst().map(language::label).orElseGet(key::toString);
            case Dated date when key instanceof String text -> LocalDate.parse(text);
            default -> key;
        };
    }
}

package govbackbone.registry.overlap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import govbackbone.events.registry.OverlapWith;
import govbackbone.registry.overlap.FieldMatch.Field;
import govbackbone.registry.overlap.SimilarRecord.Relation;
import govbackbone.registry.overlap.SimilarRecord.ReusableFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BooleanSimilarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Finds what looks like something. Every candidate stays from the moment it is put until it is put again or removed, and can
 * be found as of any moment in between: what was found once is found again, whatever has come since. For the same reason no
 * score depends on how many other candidates use a word.
 */
final class OverlapIndex implements AutoCloseable {
    private static final String KEY = "key";
    private static final String ID = "id";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String KIND = "kind";
    /** How many of those with the most words in common are looked at closely. */
    static final int LOOKED_AT = 100;
    private static final int MOST_REUSABLE = 5;
    private static final int DECIMALS = 3;

    private final OverlapRules rules;
    private final Words words;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, Known> candidates = new ConcurrentHashMap<>();
    private final Map<String, String> latest = new HashMap<>();

    OverlapIndex(OverlapRules rules) {
        this.rules = rules;
        this.words = new Words(rules.genericWords());
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig());
            searchers = new SearcherManager(writer, new Comparing());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private record Function(String name, Set<String> words) {}

    /** @param offered what a shared capability offers */
    private record Known(Candidate candidate, List<Function> offered) {}

    /** Scores a word by its weight alone. */
    private static final class Comparing extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new BooleanSimilarity());
            return searcher;
        }
    }

    /**
     * From now on this is what is known under its id. For one thread.
     *
     * @param now rises with every change
     */
    void put(Candidate candidate, long now) {
        remove(candidate.id(), now);
        String key = candidate.id() + "@" + now;
        Document document = new Document();
        document.add(new StringField(KEY, key, Store.YES));
        document.add(new StringField(ID, candidate.id(), Store.NO));
        document.add(new StringField(KIND, candidate.kind().name(), Store.NO));
        document.add(NumericDocValuesField.indexedField(FROM, now));
        document.add(new NumericDocValuesField(UNTIL, Long.MAX_VALUE));
        wordsOf(candidate).forEach((field, found) -> found
                .forEach(word -> document.add(new StringField(field.name(), word, Store.YES))));
        candidates.put(key, new Known(candidate.withoutText(),
                candidate.kind() == OverlapWith.SHARED_CAPABILITY ? functions(candidate) : List.of()));
        latest.put(candidate.id(), key);
        try {
            writer.addDocument(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** It exists no longer. For one thread. */
    void remove(String id, long now) {
        String key = latest.remove(id);
        if (key != null) {
            try {
                writer.updateNumericDocValue(new Term(KEY, key), UNTIL, now);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** Lets searches see every change until now. */
    void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * What looks like it, as of a moment: the most alike first.
     *
     * @param before what was put or removed at that moment or later is left aside
     */
    List<SimilarRecord> search(Candidate filed, long before, int most) {
        Map<Field, Set<String>> asked = wordsOf(filed);
        Query query = query(filed, asked, before);
        // Among many projects the few capabilities would get lost: one function in common is enough for them.
        Query capabilities = new BooleanQuery.Builder().add(query, Occur.MUST)
                .add(new TermQuery(new Term(KIND, OverlapWith.SHARED_CAPABILITY.name())), Occur.FILTER).build();
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                ScoreDoc[] offering = searcher.search(capabilities, LOOKED_AT).scoreDocs;
                List<Function> functions = offering.length == 0 ? List.of() : functions(filed);
                int[] hits = Stream.of(searcher.search(query, LOOKED_AT).scoreDocs, offering).flatMap(Arrays::stream)
                        .mapToInt(hit -> hit.doc).distinct().toArray();
                List<SimilarRecord> found = new ArrayList<>();
                for (int hit : hits) {
                    Document document = searcher.storedFields().document(hit);
                    SimilarRecord overlap = compare(filed, asked, functions, document);
                    if (!overlap.reusable().isEmpty() || overlap.matches().stream()
                            .mapToInt(match -> match.words().size()).sum() >= rules.leastWords()) {
                        found.add(overlap);
                    }
                }
                return found.stream()
                        .sorted(Comparator.comparing(SimilarRecord::score).reversed()
                                .thenComparing(SimilarRecord::reference))
                        .limit(most).toList();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<Field, Set<String>> wordsOf(Candidate candidate) {
        Map<Field, Set<String>> all = new EnumMap<>(Field.class);
        all.put(Field.NAME, words.of(candidate.name()));
        all.put(Field.FUNCTIONS, words.of(String.join("；", candidate.functions())));
        all.put(Field.CONTENT, words.of(candidate.content()));
        return all;
    }

    private Query query(Candidate filed, Map<Field, Set<String>> asked, long before) {
        BooleanQuery.Builder common = new BooleanQuery.Builder();
        asked.forEach((field, all) -> all.forEach(word -> common.add(
                new BoostQuery(new TermQuery(new Term(field.name(), word)),
                        (float) (rules.weight(field) / all.size())),
                Occur.SHOULD)));
        return new BooleanQuery.Builder().add(common.build(), Occur.MUST)
                .add(NumericDocValuesField.newSlowRangeQuery(FROM, Long.MIN_VALUE, before - 1), Occur.FILTER)
                .add(NumericDocValuesField.newSlowRangeQuery(UNTIL, before, Long.MAX_VALUE), Occur.FILTER)
                .add(new TermQuery(new Term(ID, filed.id())), Occur.MUST_NOT).build();
    }

    private List<Function> functions(Candidate candidate) {
        return candidate.functions().stream().map(name -> new Function(name, words.of(name))).toList();
    }

    /** Every function that is asked for with the offered one that is most like it, if that is alike enough. */
    private List<ReusableFunction> reusable(List<Function> asked, List<Function> offered) {
        return asked.stream().flatMap(ours -> offered.stream().flatMap(theirs -> {
            int common = (int) ours.words().stream().filter(theirs.words()::contains).count();
            double share = 2.0 * common / Math.max(1, ours.words().size() + theirs.words().size());
            return common >= rules.leastFunctionWords() && share >= rules.functionFrom()
                    ? Stream.of(new ReusableFunction(ours.name(), theirs.name(), rounded(share)))
                    : Stream.empty();
        }).max(Comparator.comparing(ReusableFunction::share)).stream())
                .sorted(Comparator.comparing(ReusableFunction::share).reversed()).limit(MOST_REUSABLE).toList();
    }

    private SimilarRecord compare(Candidate filed, Map<Field, Set<String>> asked, List<Function> functions,
            Document document) {
        Known known = Objects.requireNonNull(candidates.get(document.get(KEY)));
        Candidate found = known.candidate();
        List<FieldMatch> matches = new ArrayList<>();
        double score = 0;
        double weights = 0;
        for (Field field : Field.values()) {
            Set<String> ours = Objects.requireNonNull(asked.get(field));
            Set<String> theirs = Set.of(document.getValues(field.name()));
            Set<String> common = new LinkedHashSet<>(ours);
            common.retainAll(theirs);
            if (!ours.isEmpty()) {
                int all = field == Field.FUNCTIONS ? 2 * ours.size() : ours.size() + theirs.size();
                double share = 2.0 * common.size() / all;
                score += rules.weight(field) * share;
                weights += rules.weight(field);
                if (!common.isEmpty()) {
                    matches.add(new FieldMatch(field, rounded(share), List.copyOf(common)));
                }
            }
        }
        BigDecimal total = rounded(weights == 0 ? 0 : score / weights);
        List<ReusableFunction> reusable = reusable(functions, known.offered());
        boolean alike = total.doubleValue() >= rules.flagFrom() || !reusable.isEmpty();
        Relation relation = Relation.of(filed, found);
        return new SimilarRecord(found.kind(), found.id(), found.name(), found.unit(), found.year(),
                reusable.isEmpty() ? total : total.max(reusable.getFirst().share()), relation,
                relation == Relation.NONE && alike, matches, reusable);
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }
}

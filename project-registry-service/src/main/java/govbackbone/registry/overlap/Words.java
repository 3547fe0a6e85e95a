package govbackbone.registry.overlap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words that tell one thing from another, found in Chinese text by a statistical segmenter. */
final class Words {
    /** Of one text: what comes later says nothing new. Also keeps a question small enough to be answered in time. */
    private static final int MOST = 300;

    private final Analyzer analyzer = new SmartChineseAnalyzer();
    private final Set<String> generic = new HashSet<>();

    /** @param generic words that say nothing */
    Words(Collection<String> generic) {
        generic.forEach(word -> this.generic.addAll(of(word)));
    }

    /** In the order of the text, each once, without those that say nothing. */
    Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream("", Normalizer.normalize(text, Normalizer.Form.NFKC))) {
            CharTermAttribute token = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (words.size() < MOST && stream.incrementToken()) {
                String word = token.toString();
                if (!generic.contains(word)) {
                    words.add(word);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }
}

package govbackbone.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import govbackbone.documents.Block.Line.Link;

/** Links within text that is still being put together. Nothing that is filled in can look like one. */
final class Marks {
    /** Noncharacters, which no text may hold. */
    private static final char BEGIN = '\uFDD0';
    private static final char HREF = '\uFDD1';
    private static final char END = '\uFDD2';
    private static final Pattern MARKED = Pattern
            .compile(BEGIN + "([^" + HREF + "]*)" + HREF + "([^" + END + "]*)" + END);
    private static final Pattern ANY = Pattern.compile("[" + BEGIN + "-" + END + "]");

    private Marks() {}

    static String mark(Linked linked) {
        StringBuilder marked = new StringBuilder();
        linked.parts().forEach(part -> {
            String text = Template.clean(part.text());
            marked.append(part.href() == null ? text : BEGIN + text + HREF + Template.clean(part.href()) + END);
        });
        return marked.toString();
    }

    /** The text without characters that would be taken for a link. */
    static String clean(String text) {
        return ANY.matcher(text).replaceAll("");
    }

    static String plain(String marked) {
        return MARKED.matcher(marked).replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
    }

    static Block.Line line(Block.Line.Kind kind, String marked) {
        List<Link> links = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher matcher = MARKED.matcher(marked);
        while (matcher.find()) {
            matcher.appendReplacement(text, Matcher.quoteReplacement(matcher.group(1)));
            links.add(new Link(text.length() - matcher.group(1).length(), text.length(), matcher.group(2)));
        }
        matcher.appendTail(text);
        return new Block.Line(kind, text.toString(), links);
    }
}

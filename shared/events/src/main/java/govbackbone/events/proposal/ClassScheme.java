package govbackbone.events.proposal;

import java.util.List;
import java.util.Optional;

import govbackbone.events.Label;
import govbackbone.events.Wording;

/**
 * The classes replies are marked with (答复类别), as a versioned code list: places use the same letters with other
 * meanings, so a class means something only together with its scheme.
 *
 * @param id      of the list
 * @param version counts from 1; the same id and version means the same list for ever
 * @param classes at least one
 */
public record ClassScheme(@Label(zh = "类别表编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") int version,
        @Label(zh = "名称", en = "Name") Wording name,
        @Label(zh = "答复类别", en = "Classes") List<ReplyClass> classes) {
    public ClassScheme {
        classes = List.copyOf(classes);
    }

    /**
     * One class.
     *
     * @param code         as marked at the top right of the reply's first page
     * @param needsPromise whether the reply must say what will be done by when
     */
    public record ReplyClass(@Label(zh = "类别代码", en = "Code") String code,
            @Label(zh = "含义", en = "Meaning") Wording meaning,
            @Label(zh = "须附承诺事项", en = "Needs a promise") boolean needsPromise) {}

    /** The class of that code, if the scheme has it. */
    public Optional<ReplyClass> find(String code) {
        return classes.stream().filter(c -> c.code().equals(code)).findFirst();
    }
}

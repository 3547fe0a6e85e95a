package govbackbone.events;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Document number (发文字号) in its official form {@code 机关代字〔YYYY〕N号}, with hexagonal brackets (党政机关公文处理工作条例
 * and GB/T 9704-2012, 7.2.5).
 *
 * @param value for example 淄政办字〔2020〕23号
 */
public record DocumentNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("\\p{IsHan}{2,20}〔(19[4-9]\\d|20\\d\\d)〕[1-9]\\d{0,4}号");

    /** @throws IllegalArgumentException if the value is not in the official form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DocumentNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a document number: " + value);
        }
    }

    /** The number, after other kinds of brackets are written as the official ones; empty if it has not the form. */
    public static Optional<DocumentNumber> parse(String value) {
        String normalised = value.strip().replaceAll("[\\[(（【［]", "〔").replaceAll("[\\])）】］]", "〕");
        return FORM.matcher(normalised).matches() ? Optional.of(new DocumentNumber(normalised)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

package govbackbone.events;

import java.text.Normalizer;
import java.util.Locale;

/** The one form in which people's subjects are kept and compared. */
public final class Subjects {
    private Subjects() {}

    /**
     * The subject without regard to width, case and surrounding blanks: NFKC, trimmed, folded by case. Nobody becomes
     * somebody else by another spelling.
     */
    public static String canonical(String subject) {
        String folded = Normalizer.normalize(subject, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).strip();
    }
}

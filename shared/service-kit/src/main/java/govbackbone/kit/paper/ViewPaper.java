package govbackbone.kit.paper;

import govbackbone.documents.Paper;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;

/** A kind of paper that the documents of a view give rise to. */
public interface ViewPaper extends Paper {
    /** What it is called. */
    String label(Language language);

    /** Tells the parameters by which one of several is chosen. */
    default void describe(Operation operation, Language language) {}
}

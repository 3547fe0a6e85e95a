package govbackbone.documents;

/** A kind of paper that a service writes; usually one of the constants of an enum. */
public interface Paper {
    /** As URLs and files of templates write it: the template is {@code {id}.txt}. */
    String id();

    /** What its template may use. */
    Class<? extends Record> fields();
}

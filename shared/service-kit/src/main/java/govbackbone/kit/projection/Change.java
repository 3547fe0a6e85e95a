package govbackbone.kit.projection;

/**
 * A document of a served view that has just been stored by this instance.
 *
 * @param collection of the view, as {@link govbackbone.kit.query.ViewType} names it
 * @param id         of the document
 * @param version    of the view; of the last event when the view is gone
 * @param gone       whether the fold took the view away
 */
public record Change(String collection, String id, long version, boolean gone) {}

package govbackbone.kit.command;

/**
 * On a {@link Creates} command: the aggregate's id follows from what it is about, such as the year of a calendar, so that
 * there can be no second one. Ids are unique over all kinds of aggregates of a service, and whoever comes second is refused; where
 * two kinds could meet, the id begins with its kind: {@code campaign-2020}.
 */
public interface NaturalId {
    /** Letters, digits and dashes, 1 to 64, as the API's paths take them. */
    String aggregateId();
}

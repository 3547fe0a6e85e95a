package govbackbone.proposal.bad;

/** A name that fits anything. */
public record NoteHelper() {}

package govbackbone.proposal.bad.notes;

import java.nio.file.Path;

/** A state that can reach the file system. */
record Note(Path file) {}

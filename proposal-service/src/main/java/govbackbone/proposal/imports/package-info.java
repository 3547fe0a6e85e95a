/**
 * The cases of a congress meeting as rows of a file. Only says what a row is and which commands it asks for; their rules are
 * those of {@code cases}.
 */
@NullMarked
package govbackbone.proposal.imports;

import org.jspecify.annotations.NullMarked;

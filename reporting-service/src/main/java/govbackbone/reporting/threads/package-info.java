/** The thread (脉络): from a proposal to its commitments, their projects, the lines that were cut, and back. */
@NullMarked
package govbackbone.reporting.threads;

import org.jspecify.annotations.NullMarked;

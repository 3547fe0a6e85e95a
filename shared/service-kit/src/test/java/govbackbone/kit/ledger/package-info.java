/** A small aggregate of its own for the tests of the kit: nothing of a real context. */
@NullMarked
package govbackbone.kit.ledger;

import org.jspecify.annotations.NullMarked;

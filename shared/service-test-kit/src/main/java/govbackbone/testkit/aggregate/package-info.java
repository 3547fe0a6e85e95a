/**
 * How a kind of aggregate is tested: what follows from a history ({@link govbackbone.testkit.aggregate.Given}), what fits
 * where ({@link govbackbone.testkit.aggregate.StateTable}), who may give what
 * ({@link govbackbone.testkit.aggregate.PermissionMatrix}), what clients get wrong
 * ({@link govbackbone.testkit.aggregate.BadInputs}) and what is stored for ever
 * ({@link govbackbone.testkit.aggregate.EventContract}).
 */
@NullMarked
package govbackbone.testkit.aggregate;

import org.jspecify.annotations.NullMarked;

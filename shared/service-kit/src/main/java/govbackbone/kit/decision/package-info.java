/**
 * How a service states its decisions: pure functions over sealed commands, states and events. Nothing here does I/O or
 * knows a framework.
 */
@NullMarked
package govbackbone.kit.decision;

import org.jspecify.annotations.NullMarked;

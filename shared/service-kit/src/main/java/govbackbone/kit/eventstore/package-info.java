/**
 * The event log in PostgreSQL behind Axon's storage SPI: appending, ordered reading without gaps, serialisation under
 * stable names, snapshots.
 */
@NullMarked
package govbackbone.kit.eventstore;

import org.jspecify.annotations.NullMarked;

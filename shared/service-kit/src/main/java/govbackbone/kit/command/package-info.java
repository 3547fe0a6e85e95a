/**
 * Gives commands to aggregates: storage, retries, idempotency and bounded concurrency, over Axon's command bus and
 * event-sourcing repository. Only this package and {@code eventstore} know Axon's modelling API.
 */
@NullMarked
package govbackbone.kit.command;

import org.jspecify.annotations.NullMarked;

/**
 * The backbone's language: what every service and every reader of a log shares. Only value objects, annotations and the
 * root of all events live here; the events of one context live in the package of that context. Nothing here depends on
 * anything but the JDK and annotations ({@code EventsArchitectureTest}).
 */
@NullMarked
package govbackbone.events;

import org.jspecify.annotations.NullMarked;

/**
 * The read API, derived from view records: one, list, history, export and live changes.
 */
@NullMarked
package govbackbone.kit.query;

import org.jspecify.annotations.NullMarked;

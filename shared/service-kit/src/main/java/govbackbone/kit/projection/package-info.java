/**
 * Views in MongoDB as folds of the log: batches in, one bulk write out, rebuilt at any time.
 */
@NullMarked
package govbackbone.kit.projection;

import org.jspecify.annotations.NullMarked;

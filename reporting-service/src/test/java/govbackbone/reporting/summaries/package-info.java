@NullMarked
package govbackbone.reporting.summaries;

import org.jspecify.annotations.NullMarked;

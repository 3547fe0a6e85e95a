@NullMarked
package govbackbone.reporting.threads;

import org.jspecify.annotations.NullMarked;

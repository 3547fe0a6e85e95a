@NullMarked
package govbackbone.reporting;

import org.jspecify.annotations.NullMarked;

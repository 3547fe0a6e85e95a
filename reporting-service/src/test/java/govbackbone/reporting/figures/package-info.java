@NullMarked
package govbackbone.reporting.figures;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govbackbone.reporting.proposals;

import org.jspecify.annotations.NullMarked;

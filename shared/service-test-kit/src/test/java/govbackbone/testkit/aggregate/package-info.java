@NullMarked
package govbackbone.testkit.aggregate;

import org.jspecify.annotations.NullMarked;

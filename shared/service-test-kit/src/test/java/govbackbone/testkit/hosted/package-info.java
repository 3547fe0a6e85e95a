@NullMarked
package govbackbone.testkit.hosted;

import org.jspecify.annotations.NullMarked;

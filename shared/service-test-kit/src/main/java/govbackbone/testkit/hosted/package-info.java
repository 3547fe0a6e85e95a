/** A service of the kit as it runs, asked over HTTP. */
@NullMarked
package govbackbone.testkit.hosted;

import org.jspecify.annotations.NullMarked;

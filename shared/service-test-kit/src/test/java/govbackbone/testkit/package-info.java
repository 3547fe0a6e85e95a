@NullMarked
package govbackbone.testkit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govbackbone.embedded;

import org.jspecify.annotations.NullMarked;

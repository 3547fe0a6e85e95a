@NullMarked
package govbackbone.deploy;

import org.jspecify.annotations.NullMarked;

/** Work in the background that goes on whatever happens, and how far it is behind. */
@NullMarked
package govbackbone.kit.follow;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govbackbone.gateway;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govbackbone.kit.reference;

import org.jspecify.annotations.NullMarked;

/** Whether the rules of the architecture bite. */
@NullMarked
package govbackbone.architecture;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govbackbone.kit.webhook;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govbackbone.kit.notice;

import org.jspecify.annotations.NullMarked;

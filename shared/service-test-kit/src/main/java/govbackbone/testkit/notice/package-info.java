/** Notices as tests look at them. */
@NullMarked
package govbackbone.testkit.notice;

import org.jspecify.annotations.NullMarked;

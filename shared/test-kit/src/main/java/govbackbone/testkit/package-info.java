/** What every module's tests share. Test classpath only. */
@NullMarked
package govbackbone.testkit;

import org.jspecify.annotations.NullMarked;

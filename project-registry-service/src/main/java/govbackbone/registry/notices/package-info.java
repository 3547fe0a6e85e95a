/** Who is told what because something happened to a project. */
@NullMarked
package govbackbone.registry.notices;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govbackbone.registry.projects;

import org.jspecify.annotations.NullMarked;

/** Official papers over HTTP: what they are called, how they are shown or saved, and what OpenAPI says of them. */
@NullMarked
package govbackbone.kit.paper;

import org.jspecify.annotations.NullMarked;

/**
 * The overlap check (集约化审核): what is filed is compared with what exists, by the words of its name, its functions and its
 * content, and what looks alike is shown with its reasons and flagged. The index is made of the log and thrown away with the
 * process.
 */
@NullMarked
package govbackbone.registry.overlap;

import org.jspecify.annotations.NullMarked;

/**
 * Assets (资产) that accepted projects brought: entered in the books of the unit, kept, transferred, disposed of. A project
 * retires when its assets are settled.
 */
@NullMarked
package govbackbone.registry.assets;

import org.jspecify.annotations.NullMarked;

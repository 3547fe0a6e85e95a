/**
 * The only public door. Depends on no other module of the backbone: it knows services as addresses and collections, from
 * configuration ({@code backbone.gateway.services}), and lets pass only what every service would let pass.
 */
@NullMarked
package govbackbone.gateway;

import org.jspecify.annotations.NullMarked;

/** Classes that break the architecture on purpose, for {@code ArchitectureRulesTest}. */
@NullMarked
package govbackbone.proposal.bad.two;

import org.jspecify.annotations.NullMarked;

/** What the events of project-registry-service contribute to the ledger (政务信息化项目备案与审减). */
@NullMarked
package govbackbone.reporting.registry;

import org.jspecify.annotations.NullMarked;

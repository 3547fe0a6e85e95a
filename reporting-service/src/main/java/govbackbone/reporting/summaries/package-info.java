/** The annual summary (年度办理工作情况总结): written from the ledger, for any year and unit. */
@NullMarked
package govbackbone.reporting.summaries;

import org.jspecify.annotations.NullMarked;

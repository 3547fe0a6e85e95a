/**
 * The filings of a year as rows of a file: one line for each line of the budget, or the yearly budget workbook with a sheet for
 * each kind of filing. Only says what a row is and which commands it asks for; their rules are those of {@code projects}.
 */
@NullMarked
package govbackbone.registry.imports;

import org.jspecify.annotations.NullMarked;

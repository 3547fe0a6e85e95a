/**
 * Whole files of new records: a template to fill in, a check that tells every row's verdict and every bad cell at once and
 * writes nothing, and a commit by token. A service declares an {@link govbackbone.kit.imports.ImportType}; rows become
 * commands, so a file can do nothing that single requests could not.
 */
@NullMarked
package govbackbone.kit.imports;

import org.jspecify.annotations.NullMarked;

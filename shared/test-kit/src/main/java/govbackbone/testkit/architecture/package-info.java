/**
 * The rules every module keeps, checked on its compiled classes. {@code ArchitectureRulesTest} shows for each rule a class
 * that breaks it.
 */
@NullMarked
package govbackbone.testkit.architecture;

import org.jspecify.annotations.NullMarked;

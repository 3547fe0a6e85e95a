/**
 * The annual plan of government IT projects (年度计划): which projects a year has money for. What is not on it is not
 * approved, where the rules say so.
 */
@NullMarked
package govbackbone.registry.plans;

import org.jspecify.annotations.NullMarked;

/**
 * A government IT project (政务信息化项目): filed, reviewed line by line, approved, procured, built, accepted, operated,
 * evaluated and retired. What may be asked is in {@link govbackbone.registry.projects.ProjectCommand}, why it is refused in
 * the rules by phase, what it changes in {@link govbackbone.registry.projects.Project}.
 */
@NullMarked
package govbackbone.registry.projects;

import org.jspecify.annotations.NullMarked;

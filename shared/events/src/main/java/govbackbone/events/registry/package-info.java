/**
 * The events of government IT projects (政务信息化项目备案与审减), with the codes and values they are made of. Money is in 分
 * (0.01 CNY) as whole numbers. Only ever added to: what is stored here is read for ever.
 */
@NullMarked
package govbackbone.events.registry;

import org.jspecify.annotations.NullMarked;

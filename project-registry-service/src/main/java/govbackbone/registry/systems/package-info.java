/**
 * The catalogue of government systems (政务信息系统目录): what each has to share, how it is protected, and which projects built
 * it. A system outlives its projects. What is not in the catalogue, owes data or is not protected gets no money to operate
 * (国办发〔2019〕57号).
 */
@NullMarked
package govbackbone.registry.systems;

import org.jspecify.annotations.NullMarked;

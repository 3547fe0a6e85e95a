/**
 * The public HTTP grammar shared by commands and queries: binding, problem details, languages, OpenAPI.
 */
@NullMarked
package govbackbone.kit.http;

import org.jspecify.annotations.NullMarked;

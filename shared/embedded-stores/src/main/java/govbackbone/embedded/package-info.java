/**
 * PostgreSQL and a MongoDB-protocol server inside the JVM, for a machine that has neither: standalone runs and tests.
 * Services know nothing of this package; they are given addresses.
 */
@NullMarked
package govbackbone.embedded;

import org.jspecify.annotations.NullMarked;

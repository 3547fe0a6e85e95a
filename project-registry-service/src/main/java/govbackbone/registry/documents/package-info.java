/**
 * The papers a project gives rise to (公文): the filing form, the sheet of a round of review, the letter of approval. Each is a
 * record of fields taken from the project's view, written by a template of {@code filings/} that an office may replace.
 * Nothing is stored here: the same project gives the same paper.
 */
@NullMarked
package govbackbone.registry.documents;

import org.jspecify.annotations.NullMarked;

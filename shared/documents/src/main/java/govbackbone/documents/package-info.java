/**
 * Official documents (公文) as HTML and DOCX in the layout of GB/T 9704-2012, and the templates they are written from. Knows
 * nothing of any service: a service states its fields as a labelled record and ships a template.
 */
@NullMarked
package govbackbone.documents;

import org.jspecify.annotations.NullMarked;

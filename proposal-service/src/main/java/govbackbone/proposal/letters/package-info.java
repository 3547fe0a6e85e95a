/**
 * The papers a case gives rise to (公文): the reply to a deputy or member, the form that asks for an opinion, the record of
 * return visits, the notice that urges a unit. Each is a record of fields taken from the case's view, written by a template of {@code letters/} that an
 * office may replace. Nothing is stored here: the same case gives the same paper.
 */
@NullMarked
package govbackbone.proposal.letters;

import org.jspecify.annotations.NullMarked;

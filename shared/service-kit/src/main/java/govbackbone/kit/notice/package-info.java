/**
 * Notices reach people (通知): whatever a service derives from its events is issued once to every addressee, lies in their
 * inbox under {@code /api/notices} and stays there until it is read. Rules only; no I/O but in the configuration.
 */
@NullMarked
package govbackbone.kit.notice;

import org.jspecify.annotations.NullMarked;

-- Old answers are removed in small portions, the oldest first; a brin index would be read whole for each of them.
CREATE INDEX idempotency_key_by_age ON idempotency_key (stored_at);
DROP INDEX idempotency_key_stored_at;

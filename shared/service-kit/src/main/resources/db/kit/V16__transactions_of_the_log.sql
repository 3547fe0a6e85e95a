-- A transaction of the cluster as the log counts it. The same number, until the log is restored into a cluster that counts
-- from the beginning: then deploy/postgres/after-restore.sql has it add by how much the log is ahead. Whoever compares
-- event.txid with the cluster's transactions asks this.
CREATE FUNCTION log_transaction(of_cluster xid8) RETURNS xid8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT of_cluster';
GRANT EXECUTE ON FUNCTION log_transaction TO ${serviceRole}, ${readerRole};
ALTER TABLE event ALTER COLUMN txid SET DEFAULT log_transaction(pg_current_xact_id());

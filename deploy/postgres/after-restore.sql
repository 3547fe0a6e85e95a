-- After a logical restore (pg_restore) into a new cluster, before any service starts: psql -f after-restore.sql
--
-- Readers take events ordered by the transaction that wrote them and stay below the oldest one still running. A new cluster
-- counts its transactions from the beginning, so restored events would seem to come from the future: nobody would see
-- them, and new ones would be placed before them. This counts the cluster up past every log of the database. No event is
-- changed, so views, positions and clients' cursors stay valid. Run as a superuser.

DO $$
DECLARE
    log  regclass;
    last xid8;
BEGIN
    FOR log IN SELECT attrelid FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relname = 'event' AND relkind IN ('r', 'p') AND attname = 'txid' AND atttypid = 'xid8'::regtype
    LOOP
        EXECUTE format('SELECT txid FROM %s ORDER BY txid DESC LIMIT 1', log) INTO last;
        RAISE NOTICE 'log % ends at transaction %', log, last;
        WHILE pg_current_xact_id() <= last LOOP
            COMMIT;
        END LOOP;
    END LOOP;
END
$$;

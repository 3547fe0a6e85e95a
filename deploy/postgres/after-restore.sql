-- After a logical restore (pg_restore) into a new cluster, before any service starts: psql -f after-restore.sql
--
-- Readers take events ordered by the transaction that wrote them and stay below the oldest one still running. A new cluster
-- counts its transactions from the beginning, so restored events would seem to come from the future: nobody would see
-- them, and new ones would be placed before them. This has every log of the database that is ahead of the cluster go on
-- counting where it ends. It takes a moment, however far that is. No event is changed, so views, positions and clients'
-- cursors stay valid. Run as a superuser.

DO $$
DECLARE
    schema name;
    last   bigint;
    ahead  bigint;
    future boolean;
BEGIN
    FOR schema IN SELECT nspname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relname = 'event' AND relkind IN ('r', 'p') AND attname = 'txid' AND atttypid = 'xid8'::regtype
    LOOP
        IF to_regprocedure(format('%I.log_transaction(xid8)', schema)) IS NULL THEN
            RAISE EXCEPTION 'The log of % is of an older version: start its service once, which brings it up to date and refuses to go on; then run this again', schema;
        END IF;
        EXECUTE format('SELECT log.txid::text::bigint FROM %I.event AS log ORDER BY log.txid DESC LIMIT 1', schema)
            INTO last;
        EXECUTE format('SELECT %L::xid8 >= %I.log_transaction(pg_snapshot_xmin(pg_current_snapshot()))', last, schema)
            INTO future;
        IF future THEN
            ahead := last + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
            EXECUTE format('CREATE OR REPLACE FUNCTION %I.log_transaction(of_cluster xid8) RETURNS xid8 LANGUAGE sql'
                ' IMMUTABLE PARALLEL SAFE AS %L', schema,
                format('SELECT (of_cluster::text::bigint + %s)::text::xid8', ahead));
            RAISE NOTICE 'The log of % ends at transaction % and goes on from there', schema, last;
        ELSE
            RAISE NOTICE 'The log of % is not ahead of this cluster', schema;
        END IF;
    END LOOP;
END
$$;

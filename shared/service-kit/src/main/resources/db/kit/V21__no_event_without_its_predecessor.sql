-- After a failover or a restore an instance may have a state in memory of which the database does not know the last events.
-- What it decides on that state must not be stored behind the hole: it is refused, and decided again on what is there.
CREATE OR REPLACE FUNCTION recorded_after_its_predecessor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    predecessor timestamptz;
BEGIN
    SELECT recorded_at INTO predecessor FROM ${flyway:defaultSchema}.event
    WHERE aggregate_id = NEW.aggregate_id AND sequence = NEW.sequence - 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Event % of % has no predecessor', NEW.sequence, NEW.aggregate_id
            USING ERRCODE = 'serialization_failure';
    END IF;
    IF predecessor > NEW.recorded_at THEN
        NEW.recorded_at := predecessor;
    END IF;
    RETURN NEW;
END
$$;

-- The clock of a server may be set back, or that of the one that takes over may be behind. What happened to one aggregate is
-- recorded in the order in which it happened all the same.
CREATE FUNCTION recorded_after_its_predecessor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    predecessor timestamptz;
BEGIN
    SELECT recorded_at INTO predecessor FROM ${flyway:defaultSchema}.event
    WHERE aggregate_id = NEW.aggregate_id AND sequence = NEW.sequence - 1;
    IF predecessor > NEW.recorded_at THEN
        NEW.recorded_at := predecessor;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER event_recorded_after_its_predecessor BEFORE INSERT ON event
    FOR EACH ROW WHEN (NEW.sequence > 0) EXECUTE FUNCTION recorded_after_its_predecessor();

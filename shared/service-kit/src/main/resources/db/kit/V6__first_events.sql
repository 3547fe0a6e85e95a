-- Finds the aggregates of a kind without reading the log: one entry for every aggregate, none for its further events.
CREATE INDEX event_first ON event (aggregate_type, aggregate_id) WHERE sequence = 0;

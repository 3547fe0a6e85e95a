-- What the events up to a snapshot weigh together: a record that is full takes no more. Unknown for those stored before,
-- which are passed over.
ALTER TABLE snapshot ADD COLUMN weight bigint;

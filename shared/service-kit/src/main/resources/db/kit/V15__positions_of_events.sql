-- Which event was read last, not only where: a log that was restored without its end gives its places to other events.
-- Unknown for positions that were stored before this.
ALTER TABLE reaction ADD COLUMN event_id uuid;
ALTER TABLE delivery_progress ADD COLUMN event_id uuid;

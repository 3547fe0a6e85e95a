-- What was taken can be given back by an event of its holder: then these rows go, found by their holder.
CREATE INDEX claim_holder ON claim (aggregate_id, scope);
GRANT DELETE ON claim TO ${serviceRole};

-- The unit whose notices a subscription tells of; everybody's if it is null.
ALTER TABLE webhook ADD COLUMN unit text;

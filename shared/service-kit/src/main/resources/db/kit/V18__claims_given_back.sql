-- What was taken can be given back by an event of its holder: then these rows go, found by their holder.
CREATE INDEX claim_holder ON claim (aggregate_id, scope);
GRANT DELETE ON claim TO ${serviceRole};

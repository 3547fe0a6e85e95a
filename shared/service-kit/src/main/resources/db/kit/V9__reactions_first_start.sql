-- Since when a reaction has been there. Those that are there already keep dealing with everything they have not read yet.
ALTER TABLE reaction ADD COLUMN first_start timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE reaction ALTER COLUMN first_start SET DEFAULT clock_timestamp();

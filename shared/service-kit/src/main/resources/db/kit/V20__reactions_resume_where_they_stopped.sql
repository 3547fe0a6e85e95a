-- Since when a reaction stands where it stands: the keys of its commands after that are kept, however old they get.
ALTER TABLE reaction ADD COLUMN advanced_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- How many consequences of a parked event are dealt with, so that a late retry gives none of them again; and the last try.
ALTER TABLE parked_reaction ADD COLUMN reached integer NOT NULL DEFAULT 0;
ALTER TABLE parked_reaction ADD COLUMN tried_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- Consequences that were refused, of events after the stored position: whoever goes on from there does not give them again,
-- when the state may have come to allow them.
CREATE TABLE refused_consequence (
    reaction text    NOT NULL REFERENCES reaction,
    txid     bigint  NOT NULL,
    idx      bigint  NOT NULL,
    number   integer NOT NULL,
    PRIMARY KEY (reaction, txid, idx, number)
);
GRANT SELECT, INSERT, DELETE ON refused_consequence TO ${serviceRole};

-- How far each reaction has followed its log, and which instance is at it. Disposable only together with what the
-- reactions have done: from the beginning, everything they give would be given again.
CREATE TABLE reaction (
    name       text        PRIMARY KEY,
    txid       bigint      NOT NULL DEFAULT 0,
    idx        bigint      NOT NULL DEFAULT 0,
    holder     text,
    held_until timestamptz NOT NULL DEFAULT '-infinity'
);
GRANT SELECT, INSERT, UPDATE ON reaction TO ${serviceRole};

-- Events a reaction could not deal with, and the later ones of the same aggregate, which wait behind them. Only the first
-- of an aggregate has an error; without one it is due to be tried.
CREATE TABLE parked_reaction (
    reaction       text        NOT NULL REFERENCES reaction,
    aggregate_id   text        NOT NULL,
    txid           bigint      NOT NULL,
    idx            bigint      NOT NULL,
    version        bigint      NOT NULL,
    event_id       text        NOT NULL,
    correlation_id text        NOT NULL,
    type           text        NOT NULL,
    error          text,
    message        text,
    parked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (reaction, aggregate_id, txid, idx)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON parked_reaction TO ${serviceRole};

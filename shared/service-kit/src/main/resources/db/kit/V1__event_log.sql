-- The log. Runs as the schema's owner; ${serviceRole} may append and read, ${readerRole} only read.
-- A reader orders by (txid, idx) and stays below pg_snapshot_xmin, so nothing that commits late is ever passed over.
CREATE TABLE event (
    txid           xid8        NOT NULL DEFAULT pg_current_xact_id(),
    idx            bigint      GENERATED ALWAYS AS IDENTITY,
    recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    sequence       bigint      NOT NULL,
    event_id       uuid        NOT NULL,
    revision       integer     NOT NULL,
    type           text        NOT NULL,
    aggregate_type text        NOT NULL,
    aggregate_id   text        NOT NULL,
    payload        json        NOT NULL,
    metadata       json        NOT NULL,
    PRIMARY KEY (txid, idx),
    UNIQUE (aggregate_id, sequence)
);
CREATE INDEX event_recorded_at ON event USING brin (recorded_at);

-- Neither txid, idx nor recorded_at can be chosen by who appends, and nobody can change or remove what is recorded.
GRANT SELECT ON event TO ${serviceRole}, ${readerRole};
GRANT INSERT (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
    ON event TO ${serviceRole};

-- States, to load long aggregates faster. Disposable: emptying this table is always safe.
CREATE TABLE snapshot (
    aggregate_id   text        PRIMARY KEY,
    sequence       bigint      NOT NULL,
    aggregate_type text        NOT NULL,
    fingerprint    text        NOT NULL,
    state          json        NOT NULL,
    stored_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT, UPDATE ON snapshot TO ${serviceRole};

-- The first answer to a request, kept for its repeats.
CREATE TABLE idempotency_key (
    subject      text        NOT NULL,
    key          text        NOT NULL,
    body_hash    text        NOT NULL,
    aggregate_id text        NOT NULL,
    version      bigint      NOT NULL,
    stored_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (subject, key)
);
CREATE INDEX idempotency_key_stored_at ON idempotency_key USING brin (stored_at);
GRANT SELECT, INSERT, DELETE ON idempotency_key TO ${serviceRole};

-- Values that only one aggregate may hold; never given back.
CREATE TABLE claim (
    scope        text NOT NULL,
    value        text NOT NULL,
    aggregate_id text NOT NULL,
    PRIMARY KEY (scope, value)
);
GRANT SELECT, INSERT ON claim TO ${serviceRole};

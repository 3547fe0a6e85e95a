-- How far the log has been searched for notices to deliver.
CREATE TABLE delivery_progress (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    txid bigint  NOT NULL DEFAULT 0,
    idx  bigint  NOT NULL DEFAULT 0
);
INSERT INTO delivery_progress DEFAULT VALUES;
GRANT SELECT, UPDATE ON delivery_progress TO ${serviceRole};

-- Subscriptions as the log had them at that place: derived from it in the same transaction.
CREATE TABLE webhook (
    id         text        PRIMARY KEY,
    url        text        NOT NULL,
    kinds      text[]      NOT NULL,
    secret     integer     NOT NULL DEFAULT 1,
    rotated_at timestamptz NOT NULL DEFAULT '-infinity',
    active     boolean     NOT NULL DEFAULT true
);
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook TO ${serviceRole};

-- One row is one notice to one receiver outside the backbone. Pending until it is delivered or parked.
CREATE TABLE delivery (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id    text        NOT NULL,
    channel      text        NOT NULL,
    target       text        NOT NULL,
    payload      json        NOT NULL,
    tries        integer     NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    delivered_at timestamptz,
    parked_at    timestamptz,
    failure      text,
    UNIQUE (notice_id, channel, target)
);
CREATE INDEX delivery_pending ON delivery (due_at) WHERE delivered_at IS NULL AND parked_at IS NULL;
CREATE INDEX delivery_delivered ON delivery (delivered_at) WHERE delivered_at IS NOT NULL;
CREATE INDEX delivery_parked ON delivery (parked_at) WHERE parked_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery TO ${serviceRole};

-- Files between their check and their commit, and then the answer. Personal data: only the service reads it.
CREATE TABLE staged_import (
    token      text        PRIMARY KEY,
    collection text        NOT NULL,
    subject    text        NOT NULL,
    staged_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    content    bytea,
    outcome    json
);
CREATE INDEX staged_import_subject ON staged_import (subject, staged_at);
CREATE INDEX staged_import_expires_at ON staged_import (expires_at);
GRANT SELECT, INSERT, DELETE, UPDATE (content, outcome) ON staged_import TO ${serviceRole};

-- What administrators did to the running service, and why. Written before it is done, so that nothing is done without a trace.
CREATE TABLE admin_action (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    subject text        NOT NULL,
    name    text        NOT NULL,
    action  text        NOT NULL,
    target  text        NOT NULL,
    record  text,
    reason  text
);
GRANT SELECT ON admin_action TO ${serviceRole}, ${readerRole};
GRANT INSERT (subject, name, action, target, record, reason) ON admin_action TO ${serviceRole};

-- One row a credential. A revoked or expired one stays: its answer differs from an unknown one's.
CREATE TABLE credential (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    owner_id ${uuid} NOT NULL REFERENCES principal (id),
    kind ${text} NOT NULL,
    digest ${bytes} UNIQUE,
    signed_by ${text},
    created_at BIGINT NOT NULL,
    created_by ${uuid},
    expires_at BIGINT,
    revoked_at BIGINT,
    last_used_at BIGINT,
    last_used_address ${text},
    last_used_agent ${text}
);
CREATE INDEX credential_of_owner ON credential (owner_id, kind);

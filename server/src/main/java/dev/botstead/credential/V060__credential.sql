-- One row a credential. A revoked or expired one stays: its answer differs from an unknown one's.
-- `digest` is that of the secret; of an SSH key, which has none, that of the key, and it is given up when it is revoked.
-- `search_key` is what a search looks into: description, id and fingerprint in small letters without accents.
-- `warned_at`, `due_told_at`: when it was told that it is to be replaced; `reuse_told_at`: that it was used to exchange itself
-- after it was over.
-- `acl`, `scopes` and `addresses` are JSON lists of texts; empty ones limit nothing.
CREATE TABLE credential (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    owner_id ${uuid} NOT NULL REFERENCES principal (id),
    kind ${text} NOT NULL,
    digest ${bytes} UNIQUE,
    signed_by ${text},
    public_key ${text},
    fingerprint ${text},
    parent_id ${uuid},
    created_at BIGINT NOT NULL,
    created_by ${uuid},
    description ${text} NOT NULL,
    search_key ${text} NOT NULL,
    metadata ${text} NOT NULL,
    acl ${text} NOT NULL,
    scopes ${text} NOT NULL,
    addresses ${text} NOT NULL,
    expires_at BIGINT,
    suspended_at BIGINT,
    suspended_by ${uuid},
    succeeds_id ${uuid},
    retires_at BIGINT,
    revoked_at BIGINT,
    warned_at BIGINT,
    due_told_at BIGINT,
    reuse_told_at BIGINT,
    last_used_at BIGINT,
    last_used_address ${text},
    last_used_agent ${text},
    uses BIGINT NOT NULL
);
CREATE INDEX credential_of_owner ON credential (owner_id, kind, id);
CREATE INDEX credential_newest ON credential (account_id, kind, id) WHERE revoked_at IS NULL;
CREATE INDEX credential_made_by ON credential (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX credential_successor ON credential (succeeds_id) WHERE succeeds_id IS NOT NULL;
CREATE INDEX credential_retiring ON credential (retires_at) WHERE retires_at IS NOT NULL AND revoked_at IS NULL;

CREATE TABLE password (
    person_id ${uuid} PRIMARY KEY REFERENCES principal (id),
    hash ${text} NOT NULL,
    changed_at BIGINT NOT NULL
);

-- A person's way in, by the digest of what the client holds. The two tokens of one sign-in share a family.
CREATE TABLE session (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL,
    person_id ${uuid} NOT NULL REFERENCES principal (id),
    kind ${text} NOT NULL,
    family ${uuid} NOT NULL,
    digest ${bytes} NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX session_of_person ON session (person_id);
CREATE INDEX session_of_family ON session (family);
CREATE INDEX session_by_end ON session (expires_at);

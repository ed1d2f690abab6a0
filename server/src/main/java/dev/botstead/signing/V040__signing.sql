CREATE TABLE signing_key (
    kid ${text} PRIMARY KEY,
    public_key ${bytes} NOT NULL,
    sealed_key ${bytes} NOT NULL,
    created_at BIGINT NOT NULL
);

-- The fingerprint of the key-encryption key that the sealed keys need; one row.
CREATE TABLE master_key (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    fingerprint ${text} NOT NULL
);

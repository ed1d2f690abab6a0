CREATE TABLE filtered (
    id ${uuid} PRIMARY KEY,
    service BOOLEAN NOT NULL,
    owner_id ${uuid},
    name ${text} NOT NULL,
    description ${text},
    active BOOLEAN NOT NULL,
    pooled BOOLEAN,
    created_at BIGINT NOT NULL,
    seen_at BIGINT,
    acl ${text}
);

CREATE TABLE thing (
    id ${uuid} PRIMARY KEY,
    name ${text} NOT NULL UNIQUE,
    at BIGINT,
    flag BOOLEAN,
    amount DOUBLE PRECISION,
    blob ${bytes},
    parent ${uuid} REFERENCES thing (id)
);

CREATE TABLE strict_thing (
    id ${uuid} PRIMARY KEY,
    name ${text} NOT NULL,
    secret ${text}
);

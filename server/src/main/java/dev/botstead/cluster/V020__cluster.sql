CREATE TABLE revision (
    n BIGINT NOT NULL
);
INSERT INTO revision (n) VALUES (0);

CREATE TABLE change (
    n BIGINT NOT NULL,
    kind ${text} NOT NULL,
    subject ${uuid} NOT NULL,
    PRIMARY KEY (n, kind, subject)
);

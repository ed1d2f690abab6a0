-- The contents of files. One that nothing refers to is being received, or was when something broke off; what keeps one
-- has a row of the same id that refers to it. Chunks hold the content where there is no folder that holds it.
CREATE TABLE stored_file (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    begun_at BIGINT NOT NULL
);
CREATE INDEX stored_file_of_account ON stored_file (account_id);
CREATE INDEX stored_file_begun ON stored_file (begun_at);

CREATE TABLE file_chunk (
    file_id ${uuid} NOT NULL REFERENCES stored_file (id),
    number INTEGER NOT NULL,
    bytes ${bytes} NOT NULL,
    PRIMARY KEY (file_id, number)
);

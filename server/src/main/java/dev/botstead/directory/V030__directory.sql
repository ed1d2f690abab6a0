CREATE TABLE account (
    id ${uuid} PRIMARY KEY,
    name ${text} NOT NULL,
    name_key ${text} NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- Persons and bots; `service`: a bot that was made as a service user; `search_key`: the name in small letters without accents. One that is deleted stays as a row without rights, so that what it wrote keeps its name.
CREATE TABLE principal (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    kind ${text} NOT NULL,
    first_name ${text} NOT NULL,
    last_name ${text} NOT NULL,
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    search_key ${text} NOT NULL,
    email ${text},
    email_key ${text},
    role ${text} NOT NULL,
    active BOOLEAN NOT NULL,
    expires_at BIGINT,
    has_avatar BOOLEAN NOT NULL,
    created_by ${uuid},
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT,
    service BOOLEAN NOT NULL
);
CREATE INDEX principal_newest ON principal (account_id, kind, id) WHERE deleted_at IS NULL;
CREATE INDEX principal_of_account ON principal (account_id, kind, name_key);
CREATE INDEX principal_by_email ON principal (email_key);
CREATE UNIQUE INDEX person_by_email ON principal (account_id, email_key) WHERE kind = 'PERSON' AND deleted_at IS NULL;

CREATE TABLE department (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    color ${text} NOT NULL,
    archived BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (account_id, name_key)
);

CREATE TABLE principal_department (
    principal_id ${uuid} NOT NULL REFERENCES principal (id),
    department_id ${uuid} NOT NULL REFERENCES department (id),
    PRIMARY KEY (principal_id, department_id)
);
CREATE INDEX principal_of_department ON principal_department (department_id);

CREATE TABLE avatar (
    principal_id ${uuid} PRIMARY KEY REFERENCES principal (id),
    png ${bytes} NOT NULL
);

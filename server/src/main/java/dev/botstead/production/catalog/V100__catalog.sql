CREATE TABLE project_status (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    color ${text} NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (account_id, name_key)
);

-- What an entity is: one of the kinds that always exist (SHOT, SEQUENCE, …), or a type of asset (kind ASSET).
CREATE TABLE entity_type (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    kind ${text} NOT NULL,
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    short_name ${text},
    description ${text},
    archived BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (account_id, name_key)
);

CREATE TABLE task_type (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    short_name ${text},
    description ${text},
    color ${text} NOT NULL DEFAULT '#FFFFFF',
    priority INTEGER NOT NULL DEFAULT 1,
    for_entity ${text} NOT NULL DEFAULT 'Asset',
    allow_timelog BOOLEAN NOT NULL DEFAULT TRUE,
    archived BOOLEAN NOT NULL DEFAULT FALSE,
    shotgun_id INTEGER,
    department_id ${uuid} REFERENCES department (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX task_type_by_name ON task_type (account_id, name_key);
CREATE INDEX task_type_of_department ON task_type (department_id);

-- The types of task that a type of entity allows; none means all.
CREATE TABLE entity_type_task_type (
    entity_type_id ${uuid} NOT NULL REFERENCES entity_type (id),
    task_type_id ${uuid} NOT NULL REFERENCES task_type (id),
    PRIMARY KEY (entity_type_id, task_type_id)
);
CREATE INDEX entity_type_of_task_type ON entity_type_task_type (task_type_id);

CREATE TABLE task_status (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    short_name ${text} NOT NULL,
    description ${text},
    color ${text} NOT NULL DEFAULT '#FFFFFF',
    priority INTEGER NOT NULL DEFAULT 1,
    archived BOOLEAN NOT NULL DEFAULT FALSE,
    is_done BOOLEAN NOT NULL DEFAULT FALSE,
    is_artist_allowed BOOLEAN NOT NULL DEFAULT TRUE,
    is_client_allowed BOOLEAN NOT NULL DEFAULT TRUE,
    is_retake BOOLEAN NOT NULL DEFAULT FALSE,
    is_feedback_request BOOLEAN NOT NULL DEFAULT FALSE,
    is_default BOOLEAN NOT NULL DEFAULT FALSE,
    is_wip BOOLEAN NOT NULL DEFAULT FALSE,
    for_concept BOOLEAN NOT NULL DEFAULT FALSE,
    shotgun_id INTEGER,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (account_id, short_name)
);

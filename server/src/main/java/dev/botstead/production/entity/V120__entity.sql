-- Assets, shots, sequences and all other entities; `kind` is their entity type's.
CREATE TABLE entity (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    project_id ${uuid} NOT NULL REFERENCES project (id),
    entity_type_id ${uuid} NOT NULL REFERENCES entity_type (id),
    kind ${text} NOT NULL,
    parent_id ${uuid} REFERENCES entity (id),
    source_id ${uuid} REFERENCES entity (id),
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    code ${text},
    description ${text},
    shotgun_id INTEGER,
    canceled BOOLEAN NOT NULL DEFAULT FALSE,
    nb_frames INTEGER,
    nb_entities_out INTEGER NOT NULL DEFAULT 0,
    is_casting_standby BOOLEAN NOT NULL DEFAULT FALSE,
    is_shared BOOLEAN NOT NULL DEFAULT FALSE,
    status ${text} NOT NULL DEFAULT 'running',
    preview_file_id ${uuid},
    data ${text} NOT NULL DEFAULT '{}',
    ready_for ${uuid} REFERENCES task_type (id),
    created_by ${uuid},
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX entity_of_project ON entity (project_id, kind, name_key);
CREATE INDEX entity_of_account ON entity (account_id, updated_at);
-- Two of a name are told apart by where they are.
CREATE UNIQUE INDEX entity_unlike ON entity (project_id, entity_type_id, COALESCE(parent_id, project_id), name_key);
CREATE INDEX entity_by_name ON entity (account_id, name_key);
CREATE INDEX entity_of_parent ON entity (parent_id);
CREATE INDEX entity_of_source ON entity (source_id);
CREATE INDEX entity_of_type ON entity (entity_type_id, project_id);
CREATE INDEX entity_of_ready_for ON entity (ready_for);

-- What is cast in what: `entity_out_id` (an asset) in `entity_in_id` (a shot, an asset, an episode).
CREATE TABLE entity_link (
    id ${uuid} PRIMARY KEY,
    entity_in_id ${uuid} NOT NULL REFERENCES entity (id),
    entity_out_id ${uuid} NOT NULL REFERENCES entity (id),
    nb_occurences INTEGER NOT NULL DEFAULT 1,
    label ${text} NOT NULL DEFAULT '',
    data ${text},
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (entity_in_id, entity_out_id)
);
CREATE INDEX entity_link_out ON entity_link (entity_out_id);

CREATE TABLE entity_concept_link (
    entity_id ${uuid} NOT NULL REFERENCES entity (id),
    concept_id ${uuid} NOT NULL REFERENCES entity (id),
    PRIMARY KEY (entity_id, concept_id)
);
CREATE INDEX entity_concept ON entity_concept_link (concept_id);

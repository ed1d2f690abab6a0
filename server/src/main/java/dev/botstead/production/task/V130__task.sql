CREATE TABLE task (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    project_id ${uuid} NOT NULL REFERENCES project (id),
    entity_id ${uuid} NOT NULL REFERENCES entity (id),
    task_type_id ${uuid} NOT NULL REFERENCES task_type (id),
    task_status_id ${uuid} NOT NULL REFERENCES task_status (id),
    assigner_id ${uuid},
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    description ${text},
    priority INTEGER NOT NULL DEFAULT 0,
    difficulty INTEGER NOT NULL DEFAULT 3,
    duration DOUBLE PRECISION NOT NULL DEFAULT 0,
    estimation DOUBLE PRECISION NOT NULL DEFAULT 0,
    completion_rate INTEGER NOT NULL DEFAULT 0,
    retake_count INTEGER NOT NULL DEFAULT 0,
    sort_order INTEGER NOT NULL DEFAULT 0,
    nb_assets_ready INTEGER NOT NULL DEFAULT 0,
    nb_drawings INTEGER NOT NULL DEFAULT 0,
    start_date BIGINT,
    due_date BIGINT,
    real_start_date BIGINT,
    end_date BIGINT,
    done_date BIGINT,
    last_comment_date BIGINT,
    data ${text},
    shotgun_id INTEGER,
    last_preview_file_id ${uuid},
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (entity_id, task_type_id, name)
);
CREATE INDEX task_of_project ON task (project_id, task_type_id, task_status_id);
CREATE INDEX task_of_account ON task (account_id, updated_at);
CREATE INDEX task_of_type ON task (task_type_id);
CREATE INDEX task_of_status ON task (task_status_id);

CREATE TABLE task_assignee (
    task_id ${uuid} NOT NULL REFERENCES task (id),
    principal_id ${uuid} NOT NULL REFERENCES principal (id),
    PRIMARY KEY (task_id, principal_id)
);
CREATE INDEX task_of_assignee ON task_assignee (principal_id);

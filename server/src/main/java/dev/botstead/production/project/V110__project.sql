CREATE TABLE project (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    code ${text},
    description ${text},
    shotgun_id INTEGER,
    file_tree ${text},
    data ${text},
    has_avatar BOOLEAN NOT NULL DEFAULT FALSE,
    fps ${text} DEFAULT '25',
    ratio ${text} DEFAULT '16:9',
    resolution ${text} DEFAULT '1920x1080',
    production_type ${text} DEFAULT 'short',
    production_style ${text} NOT NULL DEFAULT '2d3d',
    start_date ${text},
    end_date ${text},
    man_days INTEGER,
    nb_episodes INTEGER NOT NULL DEFAULT 0,
    episode_span INTEGER NOT NULL DEFAULT 0,
    max_retakes INTEGER NOT NULL DEFAULT 0,
    is_clients_isolated BOOLEAN NOT NULL DEFAULT FALSE,
    is_client_stats_visible BOOLEAN NOT NULL DEFAULT TRUE,
    is_client_task_list_visible BOOLEAN NOT NULL DEFAULT TRUE,
    is_client_task_panel_visible BOOLEAN NOT NULL DEFAULT TRUE,
    is_preview_download_allowed BOOLEAN NOT NULL DEFAULT FALSE,
    is_set_preview_automated BOOLEAN NOT NULL DEFAULT FALSE,
    homepage ${text} NOT NULL DEFAULT 'assets',
    is_publish_default_for_artists BOOLEAN NOT NULL DEFAULT FALSE,
    is_bot_collaboration_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    is_single_preview_per_revision BOOLEAN NOT NULL DEFAULT FALSE,
    is_frame_in_numbering BOOLEAN NOT NULL DEFAULT FALSE,
    revision_padding INTEGER NOT NULL DEFAULT 0,
    hd_bitrate_compression INTEGER,
    ld_bitrate_compression INTEGER,
    project_status_id ${uuid} NOT NULL REFERENCES project_status (id),
    default_preview_background_file_id ${uuid},
    from_schedule_version_id ${uuid},
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (account_id, name_key)
);
CREATE INDEX project_of_status ON project (project_status_id);

-- Who works on a production, and by which role; without one, by the role in the account.
CREATE TABLE project_member (
    project_id ${uuid} NOT NULL REFERENCES project (id),
    principal_id ${uuid} NOT NULL REFERENCES principal (id),
    role ${text},
    PRIMARY KEY (project_id, principal_id)
);
CREATE INDEX project_of_member ON project_member (principal_id);

CREATE TABLE project_asset_type (
    project_id ${uuid} NOT NULL REFERENCES project (id),
    entity_type_id ${uuid} NOT NULL REFERENCES entity_type (id),
    PRIMARY KEY (project_id, entity_type_id)
);
CREATE INDEX project_of_asset_type ON project_asset_type (entity_type_id);

CREATE TABLE project_task_type (
    project_id ${uuid} NOT NULL REFERENCES project (id),
    task_type_id ${uuid} NOT NULL REFERENCES task_type (id),
    priority INTEGER,
    hd_bitrate_compression INTEGER,
    ld_bitrate_compression INTEGER,
    is_client_visible BOOLEAN NOT NULL DEFAULT TRUE,
    PRIMARY KEY (project_id, task_type_id)
);
CREATE INDEX project_of_task_type ON project_task_type (task_type_id);

CREATE TABLE project_task_status (
    project_id ${uuid} NOT NULL REFERENCES project (id),
    task_status_id ${uuid} NOT NULL REFERENCES task_status (id),
    priority INTEGER,
    roles_for_board ${text} NOT NULL DEFAULT '[]',
    is_client_allowed BOOLEAN,
    PRIMARY KEY (project_id, task_status_id)
);
CREATE INDEX project_of_task_status ON project_task_status (task_status_id);

-- A field that a production adds to its entities, its tasks or itself.
CREATE TABLE metadata_descriptor (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    project_id ${uuid} NOT NULL REFERENCES project (id),
    entity_type ${text} NOT NULL,
    task_type_id ${uuid} REFERENCES task_type (id),
    name ${text} NOT NULL,
    name_key ${text} NOT NULL,
    data_type ${text} NOT NULL,
    field_name ${text} NOT NULL,
    choices ${text} NOT NULL DEFAULT '[]',
    for_client BOOLEAN NOT NULL DEFAULT FALSE,
    position INTEGER,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (project_id, entity_type, name_key),
    UNIQUE (project_id, entity_type, field_name)
);
CREATE INDEX metadata_descriptor_by_field ON metadata_descriptor (account_id, field_name);

CREATE TABLE metadata_descriptor_department (
    metadata_descriptor_id ${uuid} NOT NULL REFERENCES metadata_descriptor (id),
    department_id ${uuid} NOT NULL REFERENCES department (id),
    PRIMARY KEY (metadata_descriptor_id, department_id)
);
CREATE INDEX metadata_descriptor_of_department ON metadata_descriptor_department (department_id);

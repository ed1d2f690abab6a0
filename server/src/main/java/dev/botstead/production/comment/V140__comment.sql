-- What is said about tasks. `by_client` keeps whether its author was a client when it was written.
CREATE TABLE comment (
    id ${uuid} PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES account (id),
    project_id ${uuid} NOT NULL REFERENCES project (id),
    object_id ${uuid} NOT NULL REFERENCES task (id),
    task_status_id ${uuid} NOT NULL REFERENCES task_status (id),
    person_id ${uuid} NOT NULL REFERENCES principal (id),
    editor_id ${uuid} REFERENCES principal (id),
    text ${text} NOT NULL,
    data ${text},
    checklist ${text} NOT NULL DEFAULT '[]',
    links ${text} NOT NULL DEFAULT '[]',
    pinned BOOLEAN,
    for_client BOOLEAN NOT NULL DEFAULT FALSE,
    by_client BOOLEAN NOT NULL DEFAULT FALSE,
    preview_file_id ${uuid},
    shotgun_id INTEGER,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX comment_of_task ON comment (object_id, created_at);
CREATE INDEX comment_of_project ON comment (project_id, created_at);
CREATE INDEX comment_of_account ON comment (account_id, updated_at);
CREATE INDEX comment_of_person ON comment (person_id);
CREATE INDEX comment_of_editor ON comment (editor_id);
CREATE INDEX comment_of_status ON comment (task_status_id);

CREATE TABLE comment_mention (
    comment_id ${uuid} NOT NULL REFERENCES comment (id),
    principal_id ${uuid} NOT NULL REFERENCES principal (id),
    PRIMARY KEY (comment_id, principal_id)
);
CREATE INDEX comment_of_mentioned ON comment_mention (principal_id);

CREATE TABLE comment_department_mention (
    comment_id ${uuid} NOT NULL REFERENCES comment (id),
    department_id ${uuid} NOT NULL REFERENCES department (id),
    PRIMARY KEY (comment_id, department_id)
);
CREATE INDEX comment_of_mentioned_department ON comment_department_mention (department_id);

CREATE TABLE comment_acknowledgement (
    comment_id ${uuid} NOT NULL REFERENCES comment (id),
    principal_id ${uuid} NOT NULL REFERENCES principal (id),
    PRIMARY KEY (comment_id, principal_id)
);
CREATE INDEX comment_of_acknowledger ON comment_acknowledgement (principal_id);

-- `mentions` and `department_mentions` are JSON lists of ids.
CREATE TABLE comment_reply (
    id ${uuid} PRIMARY KEY,
    comment_id ${uuid} NOT NULL REFERENCES comment (id),
    person_id ${uuid} NOT NULL REFERENCES principal (id),
    text ${text} NOT NULL,
    mentions ${text} NOT NULL DEFAULT '[]',
    department_mentions ${text} NOT NULL DEFAULT '[]',
    created_at BIGINT NOT NULL
);
CREATE INDEX comment_reply_of_comment ON comment_reply (comment_id, created_at);
CREATE INDEX comment_reply_of_person ON comment_reply (person_id);

-- Its id is that of its content.
CREATE TABLE attachment_file (
    id ${uuid} PRIMARY KEY REFERENCES stored_file (id),
    account_id ${uuid} NOT NULL REFERENCES account (id),
    comment_id ${uuid} NOT NULL REFERENCES comment (id),
    reply_id ${uuid} REFERENCES comment_reply (id),
    name ${text} NOT NULL,
    size BIGINT NOT NULL,
    extension ${text} NOT NULL,
    mimetype ${text} NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX attachment_file_of_account ON attachment_file (account_id);
CREATE INDEX attachment_file_of_comment ON attachment_file (comment_id);
CREATE INDEX attachment_file_of_reply ON attachment_file (reply_id);

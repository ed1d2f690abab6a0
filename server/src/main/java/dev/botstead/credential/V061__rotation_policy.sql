-- How often the secrets of a bot are to be replaced. `overlap` is in seconds.
CREATE TABLE rotation_policy (
    account_id ${uuid} NOT NULL REFERENCES account (id),
    owner_id ${uuid} PRIMARY KEY REFERENCES principal (id),
    every_days BIGINT NOT NULL,
    overlap BIGINT NOT NULL,
    warn_days BIGINT NOT NULL,
    set_by ${uuid},
    updated_at BIGINT NOT NULL
);

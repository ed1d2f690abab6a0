-- What only the Kitsu side knows of a person or bot: the fields that differ from their defaults, as one JSON object.
CREATE TABLE kitsu_profile (
    principal_id ${uuid} PRIMARY KEY REFERENCES principal (id),
    fields ${text} NOT NULL
);

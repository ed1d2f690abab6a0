-- `turn` orders what commits: see event.Events.
CREATE TABLE event (
    turn ${turn},
    id ${uuid} NOT NULL UNIQUE,
    account_id ${uuid} NOT NULL,
    at BIGINT NOT NULL,
    name ${text} NOT NULL,
    object ${text} NOT NULL,
    object_id ${uuid} NOT NULL,
    label ${text} NOT NULL,
    scope ${uuid},
    actor_id ${uuid},
    actor_name ${text} NOT NULL,
    credential_kind ${text},
    credential_id ${uuid},
    before ${text} NOT NULL,
    after ${text} NOT NULL,
    request_id ${text} NOT NULL,
    address ${text},
    user_agent ${text}
);
CREATE INDEX event_newest ON event (account_id, at);
CREATE INDEX event_of_object ON event (object_id, at);
CREATE INDEX event_of_actor ON event (actor_id, at);
CREATE INDEX event_turn ON event (turn, id);

"""The keys that each dictionary has: no more, no less."""

FULL = set(
    """id first_name last_name full_name email phone country contract_type active archived last_presence desktop_login
    totp_enabled email_otp_enabled fido_enabled preferred_two_factor_authentication shotgun_id timezone locale
    use_12_hour_clock display_date_format data role position seniority daily_salary has_avatar notifications_enabled
    notifications_slack_enabled notifications_mattermost_enabled notifications_discord_enabled
    notifications_slack_userid notifications_mattermost_userid notifications_discord_userid is_bot is_guest
    expiration_date is_generated_from_ldap ldap_uid studio_id preview_project_id preview_opened_at preview_open_until
    created_at updated_at type""".split()
)
WITH_DEPARTMENTS = FULL | {"departments"}
MINIMAL = set(
    "id type first_name last_name full_name has_avatar active departments studio_id role desktop_login is_bot".split()
)
CLIENT = set("id type first_name last_name full_name has_avatar active role is_bot".split())
SHORT = set("id first_name last_name full_name has_avatar role".split())
NEVER = set(
    """password jti access_token totp_secret email_otp_secret otp_recovery_codes fido_credentials login_failed_attemps
    last_login_failed oidc_issuer oidc_subject saml_issuer saml_subject""".split()
)

# What a new bot holds where nothing else was said.
DEFAULTS = {
    "last_name": "",
    "phone": None,
    "country": None,
    "contract_type": "open-ended",
    "active": True,
    "archived": False,
    "last_presence": None,
    "desktop_login": None,
    "totp_enabled": False,
    "email_otp_enabled": False,
    "fido_enabled": False,
    "preferred_two_factor_authentication": None,
    "shotgun_id": None,
    "timezone": "Europe/Paris",
    "locale": "en_US",
    "use_12_hour_clock": False,
    "display_date_format": "YYYY-MM-DD",
    "data": None,
    "role": "user",
    "position": "artist",
    "seniority": "mid",
    "daily_salary": 0,
    "has_avatar": False,
    "notifications_enabled": False,
    "notifications_slack_enabled": False,
    "notifications_mattermost_enabled": False,
    "notifications_discord_enabled": False,
    "notifications_slack_userid": "",
    "notifications_mattermost_userid": "",
    "notifications_discord_userid": "",
    "is_bot": True,
    "is_guest": False,
    "expiration_date": None,
    "is_generated_from_ldap": False,
    "ldap_uid": None,
    "studio_id": None,
    "preview_project_id": None,
    "preview_opened_at": None,
    "preview_open_until": None,
    "departments": [],
    "type": "Person",
}

PROJECT = set(
    """id name code description shotgun_id file_tree data has_avatar fps ratio resolution production_type
    production_style start_date end_date man_days nb_episodes episode_span max_retakes is_clients_isolated
    is_preview_download_allowed is_set_preview_automated homepage is_publish_default_for_artists
    is_bot_collaboration_enabled is_single_preview_per_revision is_frame_in_numbering revision_padding
    hd_bitrate_compression ld_bitrate_compression project_status_id default_preview_background_file_id
    from_schedule_version_id is_client_stats_visible is_client_task_list_visible is_client_task_panel_visible
    created_at updated_at type""".split()
)
PROJECT_RELATIONS = set(
    "team asset_types task_statuses task_types status_automations preview_background_files".split()
)
PROJECT_OPEN = PROJECT | PROJECT_RELATIONS | {"descriptors", "task_types_priority", "task_statuses_link", "task_type_links"}
ENTITY = set(
    """id name code description shotgun_id canceled nb_frames nb_entities_out is_casting_standby is_shared status
    project_id entity_type_id parent_id source_id preview_file_id data ready_for created_by created_at updated_at
    type""".split()
)
ENTITY_RELATIONS = set("entities_out entities_in entity_concept_links instance_casting".split())
ASSET_DETAIL = (ENTITY - {"source_id", "nb_frames"}) | ENTITY_RELATIONS | {
    "project_name", "asset_type_id", "asset_type_name", "episode_id", "casting_episode_ids", "tasks"
}
SHOT_DETAIL = ENTITY | ENTITY_RELATIONS | {
    "project_name", "sequence_id", "sequence_name", "episode_id", "episode_name", "fps", "frame_in", "frame_out", "tasks"
}
TASK_EMBEDDED = set(
    """id duration due_date end_date done_date start_date real_start_date last_comment_date entity_id estimation
    is_subscribed last_preview_file_id priority retake_count difficulty task_status_id task_type_id assignees
    data""".split()
)
ASSET_TYPE = set("id name short_name description archived created_at updated_at type".split())
TASK_TYPE = set(
    """id name short_name description color priority for_entity allow_timelog archived shotgun_id department_id
    created_at updated_at type""".split()
)
TASK_STATUS = set(
    """id name short_name description color priority archived is_done is_artist_allowed is_client_allowed is_retake
    is_feedback_request is_default is_wip for_concept shotgun_id created_at updated_at type""".split()
)
TASK = set(
    """id project_id task_type_id task_status_id entity_id assigner_id name description priority difficulty duration
    estimation completion_rate retake_count sort_order nb_assets_ready nb_drawings start_date due_date real_start_date
    end_date done_date last_comment_date data shotgun_id last_preview_file_id created_at updated_at type""".split()
)
TASK_NAMES = set("project_name task_type_name task_status_name entity_type_name entity_name".split())
TASK_FULL = TASK | set("assignees entity entity_type is_subscribed persons project task_status task_type".split())
COMMENT = set(
    """id object_id object_type text data checklist links replies pinned for_client task_status_id person_id editor_id
    preview_file_id shotgun_id created_at updated_at type""".split()
)
COMMENT_RELATIONS = set("previews mentions department_mentions acknowledgements attachment_files".split())
COMMENT_POSTED = COMMENT | COMMENT_RELATIONS | {"task_status", "person"}
DESCRIPTOR = set(
    """id project_id entity_type task_type_id name data_type field_name choices for_client position created_at
    updated_at type departments""".split()
)
DESCRIPTOR_SHORT = set(
    "id name field_name data_type choices for_client entity_type task_type_id position departments".split()
)


def has_exactly(row, keys):
    assert set(row) == keys, {"missing": sorted(keys - set(row)), "too many": sorted(set(row) - keys)}

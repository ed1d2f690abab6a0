package dev.botstead.surface.kitsu.people;

import static dev.botstead.surface.kitsu.Answers.datetime;

import dev.botstead.directory.Account;
import dev.botstead.directory.Accounts;
import dev.botstead.directory.Caller;
import dev.botstead.sql.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The account as the Kitsu side names it (contract 4.2).
public final class Organisation {
    private final Accounts accounts;

    /// Organisations of `accounts`.
    public Organisation(Accounts accounts) {
        this.accounts = accounts;
    }

    /// The caller's own; administrators also see the three chat tokens, which are empty here.
    public Map<String, @Nullable Object> of(Tx tx, Caller caller) {
        Account account = accounts.get(tx, caller.account());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", account.id().toString());
        json.put("name", account.name());
        json.put("hours_by_day", 8.0);
        json.put("has_avatar", false);
        json.put("use_original_file_name", false);
        json.put("timesheets_locked", false);
        json.put("format_duration_in_hours", false);
        json.put("hd_by_default", false);
        json.put("dark_theme_by_default", false);
        if (caller.administers()) {
            json.put("chat_token_slack", "");
            json.put("chat_webhook_mattermost", "");
            json.put("chat_token_discord", "");
        }
        json.put("created_at", datetime(account.createdAt()));
        json.put("updated_at", datetime(account.updatedAt()));
        json.put("type", "Organisation");
        return json;
    }
}

package dev.botstead.surface.pages.credentials;

import dev.botstead.policy.Scope;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pop-in that makes or changes a credential.
///
/// @param key the one to change; null for a new one
/// @param owner whose it is or becomes
/// @param mine whether that is the one who looks
/// @param shown what is there as it is drawn
/// @param whole whether all of it is drawn, and not one field beside which somebody types on
public record FormView(
        @Nullable KeyRow key,
        Group group,
        Owner owner,
        boolean mine,
        KeyForm form,
        KeyForm shown,
        boolean whole,
        Query query) {
    /// The same with another form.
    FormView with(KeyForm other) {
        return new FormView(key, group, owner, mine, other, shown, whole, query);
    }

    /// The same as one field of it is drawn.
    FormView part() {
        return new FormView(key, group, owner, mine, form, shown, false, query);
    }

    /// The closed list of scopes.
    public List<String> choices() {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.ALL)
                .map(Scope::text)
                .toList();
    }

    /// Where the form goes.
    public String action() {
        return key == null ? query.over("/keys/new?" + about()) : key.address("edit", query);
    }

    /// Where one field is checked while it is filled in.
    public String validation(String field) {
        return "/keys/validate?" + about() + "&field=" + field + (key == null ? "" : "&id=" + key.id());
    }

    private String about() {
        return "kind=" + group.word() + "&owner=" + owner.id();
    }

    /// Its heading.
    public String title() {
        return key != null ? "Edit " + key.label() : group == Group.SSH_KEYS ? "Add an SSH key" : "New " + group.one();
    }

    /// What follows the heading.
    public String words() {
        String whose = mine ? "It is yours and acts as you" : "It belongs to " + owner.name() + " and acts as it";
        return key != null
                ? "What runs with it goes on: the change holds from the next request on."
                : whose + ", for good: the owner cannot be changed.";
    }

    /// The button's words.
    public String button() {
        return key != null ? "Save" : group.hasSecret() ? "Create and show the secret" : "Add the key";
    }

    /// Whether `field` takes the focus: the first wrong one, else the first of all.
    public boolean focus(String field) {
        return whole
                && KeyForm.FIELDS.stream()
                        .filter(each -> form.error(each) != null)
                        .findFirst()
                        .orElse(KeyForm.DESCRIPTION)
                        .equals(field);
    }

    /// What ties a field to its hint and its error.
    public String describes(String field) {
        return form.error(field) == null ? field + "-hint" : field + "-error " + field + "-hint";
    }
}

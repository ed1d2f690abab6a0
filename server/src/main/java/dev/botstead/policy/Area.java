package dev.botstead.policy;

/// A part of the product, as scopes tell parts apart.
public enum Area {
    /// Persons, bots as people know them, departments.
    PEOPLE(Scope.PEOPLE_READ, Scope.PEOPLE_WRITE),
    /// Bot users and service users.
    BOTS(Scope.BOTS_READ, Scope.BOTS_WRITE),
    /// API keys, authtokens, SSH keys.
    CREDENTIALS(Scope.CREDENTIALS_READ, Scope.CREDENTIALS_WRITE),
    /// Productions and what they are made of.
    PRODUCTIONS(Scope.PRODUCTIONS_READ, Scope.PRODUCTIONS_WRITE),
    /// Tasks and their comments.
    TASKS(Scope.TASKS_READ, Scope.TASKS_WRITE);

    private final Scope read;
    private final Scope write;

    Area(Scope read, Scope write) {
        this.read = read;
        this.write = write;
    }

    /// What a request of `method` asks for in it.
    public Scope of(String method) {
        return method.equals("GET") ? read : write;
    }
}

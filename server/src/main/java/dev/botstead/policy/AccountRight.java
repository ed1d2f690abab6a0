package dev.botstead.policy;

/// What a route asks of a caller's role in the account. Rights within a production are its own table.
public enum AccountRight {
    /// Nothing more than being let in.
    NONE,
    /// The role of an administrator; the pipeline refuses everybody else.
    ADMINISTRATOR,
    /// An administrator, or the one who is named in the path; decided by the feature.
    ADMINISTRATOR_OR_SELF,
    /// Whatever the answer shows depends on the role; decided by the feature.
    BY_ROLE
}

package dev.botstead.production.right;

import dev.botstead.directory.Role;

/// Where somebody stands towards a production or one of its tasks: a column of the table of [Right]s.
public enum Standing {
    /// An administrator of the account.
    ADMIN,
    /// A manager in the team.
    MANAGER,
    /// A supervisor in the team who belongs to no department.
    SUPERVISOR,
    /// A supervisor whose department is the task type's, or where no task is looked at.
    SUPERVISOR_OF_DEPARTMENT,
    /// A supervisor of other departments.
    SUPERVISOR_ELSEWHERE,
    /// An artist in the team.
    ARTIST,
    /// An artist who is assigned to the task.
    ASSIGNED_ARTIST,
    /// A client in the team.
    CLIENT,
    /// A vendor in the team.
    VENDOR,
    /// A vendor who is assigned to the task.
    ASSIGNED_VENDOR,
    /// Somebody who is not in the team.
    OUTSIDE;

    /// The standing of a role where no task is looked at.
    public static Standing of(Role role) {
        return switch (role) {
            case ADMIN -> ADMIN;
            case MANAGER -> MANAGER;
            case SUPERVISOR -> SUPERVISOR_OF_DEPARTMENT;
            case USER -> ARTIST;
            case CLIENT -> CLIENT;
            case VENDOR -> VENDOR;
        };
    }

    /// The role that this is a standing of, as far as it is known from here.
    public boolean isArtist() {
        return this == ARTIST || this == ASSIGNED_ARTIST;
    }

    /// Whether this is a vendor's.
    public boolean isVendor() {
        return this == VENDOR || this == ASSIGNED_VENDOR;
    }
}

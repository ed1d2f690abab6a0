package dev.botstead.surface.pages;

import dev.botstead.check.Checks;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Bots;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.RotationPolicies;
import dev.botstead.credential.Rotations;
import dev.botstead.credential.Tokens;
import dev.botstead.directory.Accounts;
import dev.botstead.directory.Avatars;
import dev.botstead.directory.Departments;
import dev.botstead.directory.Principals;
import dev.botstead.event.Events;
import dev.botstead.signin.Sessions;
import dev.botstead.signin.SignIn;

/// The features that the pages show and drive.
public record Features(
        Ledger ledger,
        Accounts accounts,
        Principals principals,
        Departments departments,
        Avatars avatars,
        Bots bots,
        Tokens tokens,
        Credentials credentials,
        Rotations rotations,
        RotationPolicies rotationPolicies,
        Events events,
        SignIn signIn,
        Sessions sessions,
        Checks checks) {}

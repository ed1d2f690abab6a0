package dev.botstead.surface.pages.credentials;

import dev.botstead.base.Failure;
import dev.botstead.credential.Credential;
import dev.botstead.credential.CredentialRight;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.Found;
import dev.botstead.credential.Kind;
import dev.botstead.credential.RotationMarks;
import dev.botstead.credential.Search;
import dev.botstead.credential.State;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.ToastView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Reads what the pages of credentials show.
public final class Keys {
    private final RotationMarks marks = new RotationMarks();
    private final Credentials credentials;
    private final Principals principals;
    private final Dates dates;

    /// What `features` hold, seen from the present of `dates`.
    public Keys(Features features, Dates dates) {
        this.credentials = features.credentials();
        this.principals = features.principals();
        this.dates = dates;
    }

    /// The credential that `id` writes, if the caller may see it.
    Credential get(Tx tx, Caller caller, String id) {
        for (Kind kind : Kind.values()) {
            Optional<CredentialId> found = kind.id(id);
            if (found.isPresent()) {
                Credential credential = credentials.get(tx, caller, found.get());
                if (credential.kind() == kind) {
                    return credential;
                }
            }
        }
        throw new Failure.NotFound("There is no such credential.");
    }

    /// One row, with the old secrets whose place it took.
    KeyRow row(Tx tx, Caller caller, Credential credential) {
        Owner owner = Owner.of(principals.get(tx, caller.account(), credential.owner()));
        KeyRow before = null;
        for (Credential old : old(tx, caller, credential).reversed()) {
            KeyRow row = row(caller, old, owner);
            before = before == null ? row : row.after(before);
        }
        KeyRow row = row(caller, credential, owner);
        return before == null ? row : row.after(before);
    }

    /// The old secrets whose place `credential` took and whose time is not over, the latest first.
    List<Credential> old(Tx tx, Caller caller, Credential credential) {
        List<Credential> old = new ArrayList<>();
        Optional<Credential> next = before(tx, caller, credential);
        while (next.isPresent()) {
            old.add(next.get());
            next = before(tx, caller, next.get());
        }
        return old;
    }

    private Optional<Credential> before(Tx tx, Caller caller, Credential credential) {
        CredentialId before = credential.particulars().succeeds();
        if (before == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(credentials.get(tx, caller, before)).filter(this::goesOn);
        } catch (Failure.NotFound _) {
            return Optional.empty();
        }
    }

    private boolean goesOn(Credential old) {
        return State.of(old, dates.instant()) != State.EXPIRED;
    }

    private KeyRow row(Caller caller, Credential credential, Owner owner) {
        boolean changeable = credentials.may(caller, CredentialRight.CHANGE, credential.owner());
        return KeyRow.of(credential, owner, dates.instant(), changeable);
    }

    /// Who is to own a new one: whoever the address names, or else the caller. Whom the caller may make none for is
    /// not found.
    Principal owner(Tx tx, Caller caller, String named) {
        PrincipalId id = named.isEmpty()
                ? caller.id()
                : Owner.parse(named).map(PrincipalId::new).orElseThrow(Keys::nobody);
        if (!credentials.may(caller, CredentialRight.MAKE, id)) {
            throw nobody();
        }
        return principals.find(tx, caller.account(), id).orElseThrow(Keys::nobody);
    }

    private static Failure nobody() {
        return new Failure.NotFound("There is no such person or bot.");
    }

    /// The part of the list of one kind that `query` asks for.
    ListView list(Tx tx, Caller caller, Query query) {
        boolean all = credentials.seesAll(caller);
        Search search = new Search(
                caller.account(),
                query.group().kind(),
                all ? null : caller.id(),
                query.text(),
                query.who().ofBots(),
                query.state(),
                dates.instant(),
                query.order(),
                query.group().kind().id(query.from()).orElse(null));
        Found found = credentials.search(tx, search);
        Map<PrincipalId, Owner> owners = owners(tx, caller, found.rows());
        List<KeyRow> rows = found.rows().stream()
                .map(each -> row(caller, each, Objects.requireNonNull(owners.get(each.owner()))))
                .toList();
        return ListView.of(query, found, rows, all);
    }

    private Map<PrincipalId, Owner> owners(Tx tx, Caller caller, List<Credential> rows) {
        List<PrincipalId> ids = rows.stream().map(Credential::owner).distinct().toList();
        return principals.named(tx, caller.account(), ids).stream().collect(Collectors.toMap(Principal::id, Owner::of));
    }

    /// When each of the shown `rows` is due for rotation, of those that are to be marked.
    Map<CredentialId, Instant> due(Tx tx, List<KeyRow> rows) {
        return marks.due(tx, rows.stream().map(KeyRow::credential).toList(), dates.instant());
    }

    /// What `owner` holds, one group for each kind.
    public List<KeyGroup> of(Tx tx, Caller caller, Principal owner) {
        Owner named = Owner.of(owner);
        Map<CredentialId, Credential> held = new LinkedHashMap<>();
        credentials.of(tx, owner.id()).forEach(each -> held.put(each.id(), each));
        Set<CredentialId> replaced = held.values().stream()
                .map(each -> each.particulars().succeeds())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<KeyGroup> groups = new ArrayList<>();
        for (Group group : Group.values()) {
            groups.add(new KeyGroup(
                    group,
                    held.values().stream()
                            .filter(each -> each.kind() == group.kind() && !replaced.contains(each.id()))
                            .map(each -> withOld(caller, each, named, held))
                            .toList()));
        }
        return groups;
    }

    private KeyRow withOld(Caller caller, Credential key, Owner owner, Map<CredentialId, Credential> held) {
        KeyRow row = row(caller, key, owner);
        CredentialId before = key.particulars().succeeds();
        Credential old = before == null ? null : held.get(before);
        return old == null || !goesOn(old) ? row : row.after(withOld(caller, old, owner, held));
    }

    /// What a receipt that waits says, of a credential that the caller may see over what `at` shows.
    public Optional<ToastView> receipt(Tx tx, Caller caller, String receipt, UnaryOperator<Query> at) {
        return Done.read(receipt).flatMap(waiting -> {
            if (waiting.done() == Done.REVOKED) {
                return Optional.of(Done.gone("The credential"));
            }
            try {
                KeyRow key = row(tx, caller, get(tx, caller, waiting.id()));
                return Optional.of(waiting.done().toast(key, at.apply(Query.first(key.group()))));
            } catch (Failure.NotFound _) {
                return Optional.empty(); // revoked since
            }
        });
    }

    /// How many would be revoked with `root`, beside itself and its old secrets, if all that it brought forth were.
    int descendants(Tx tx, Caller caller, Credential root) {
        Set<CredentialId> old =
                old(tx, caller, root).stream().map(Credential::id).collect(Collectors.toSet());
        return (int) credentials.broughtForth(tx, caller, root).stream()
                .filter(each -> !old.contains(each.id()))
                .count();
    }
}

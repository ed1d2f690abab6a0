package dev.botstead.surface.ngrok;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Credential;
import dev.botstead.credential.Credential.SshKey;
import dev.botstead.credential.CredentialPatch;
import dev.botstead.credential.CredentialRight;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.Limits;
import dev.botstead.credential.Listed;
import dev.botstead.credential.Made;
import dev.botstead.credential.NewCredential;
import dev.botstead.directory.Principals;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Area;
import dev.botstead.secret.Disclosure;
import dev.botstead.secret.SecretToken;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// API keys, authtokens and SSH keys (contract 2.3 to 2.5): three collections that behave as one.
final class CredentialRoutes {
    private final Ledger ledger;
    private final Principals principals;
    private final Credentials credentials;
    private final Collection collection;

    CredentialRoutes(Ledger ledger, Principals principals, Credentials credentials, Collection collection) {
        this.ledger = ledger;
        this.principals = principals;
        this.credentials = credentials;
        this.collection = collection;
    }

    List<NgrokRoute> routes() {
        String all = collection.path();
        String one = all + "/{id}";
        AccountRight right = AccountRight.ADMINISTRATOR_OR_SELF;
        return List.of(
                NgrokRoute.sent("POST", all, right, Area.CREDENTIALS, collection.created(), this::create),
                NgrokRoute.list(all, Area.CREDENTIALS, this::list),
                NgrokRoute.get(one, Area.CREDENTIALS, this::get),
                NgrokRoute.sent("PATCH", one, right, Area.CREDENTIALS, collection.changed(), this::update),
                NgrokRoute.delete(one, right, Area.CREDENTIALS, this::delete));
    }

    private Response create(Call call) {
        Made made = credentials.create(
                call.caller(),
                new NewCredential(
                        collection.kind(),
                        owner(call),
                        text(call, "description"),
                        text(call, "metadata"),
                        Objects.requireNonNullElse(call.body().texts("acl"), List.of()),
                        call.body().text("public_key"),
                        Limits.NONE,
                        null));
        return Answers.json(201, shown(call, made.credential(), made.secret()));
    }

    private static String text(Call call, String name) {
        return Objects.requireNonNullElse(call.body().text(name), "");
    }

    /// Who was named, or else who asks. To name somebody else is an administrator's; whether there is such a one is
    /// told to nobody else.
    private PrincipalId owner(Call call) {
        String named = call.body().text("owner_id");
        if (named == null || named.isEmpty()) return call.caller().id();
        PrincipalId id = PrincipalIds.anybody(named)
                .map(PrincipalId::new)
                .orElseThrow(() -> new Problem(
                        Code.PREFIX_UNEXPECTED,
                        "The owner_id is not the id of a bot or a person (bot_…, service_…, usr_…)."));
        if (!credentials.may(call.caller(), CredentialRight.MAKE, id))
            throw new Problem(
                    Code.OWNER_NOT_YOURS, "Only an administrator may name another owner. Leave owner_id out.");
        String spelt = ledger.read(tx -> principals.publicIds(tx, call.caller().account(), List.of(id)))
                .get(id);
        if (!named.equals(spelt))
            throw new Problem(Code.REFERENCE_UNKNOWN, "The owner_id names nobody of this account.");
        return id;
    }

    private Response get(Call call) {
        return Answers.json(200, ledger.read(tx -> shown(tx, call, found(tx, call))));
    }

    private Response update(Call call) {
        Credential found = ledger.read(tx -> found(tx, call));
        if (call.body().isEmpty())
            throw new Problem(Code.NOTHING_TO_UPDATE, "There is nothing to update. Name what is to be changed.");
        CredentialPatch patch = new CredentialPatch(
                call.body().text("description"),
                call.body().text("metadata"),
                call.body().texts("acl"),
                null);
        return Answers.json(200, shown(call, credentials.update(call.caller(), found.id(), patch), null));
    }

    private Response delete(Call call) {
        Credential found = ledger.read(tx -> found(tx, call));
        credentials.revoke(call.caller(), found.id(), false);
        return Answers.none(call.request());
    }

    private Response list(Call call) {
        Paging paging = Paging.of(
                call.request().query(), text -> collection.kind().id(text).map(CredentialId::uuid));
        return Answers.json(200, ledger.read(tx -> {
            List<Credential> found = credentials.list(
                    tx,
                    new Listed(
                            call.caller().account(),
                            collection.kind(),
                            credentials.seesAll(call.caller())
                                    ? null
                                    : call.caller().id(),
                            paging.before(),
                            Filters.credentials(tx, paging.filter(), collection),
                            paging.toRead()));
            Map<PrincipalId, String> owners = owners(tx, call, found);
            return paging.page(
                    call.base() + collection.path(),
                    collection.key(),
                    found.stream().map(each -> json(call, each, owners, null)).toList());
        }));
    }

    private Map<PrincipalId, String> owners(Tx tx, Call call, List<Credential> of) {
        return principals.publicIds(
                tx,
                call.caller().account(),
                of.stream().map(Credential::owner).distinct().toList());
    }

    /// The credential of the path, if it is one of this collection that the caller may see.
    private Credential found(Tx tx, Call call) {
        return collection
                .kind()
                .id(call.id())
                .map(id -> credentials.get(tx, call.caller(), id))
                .filter(found -> found.kind() == collection.kind())
                .orElseThrow(() -> new Failure.NotFound("There is no such credential."));
    }

    private Map<String, @Nullable Object> shown(Call call, Credential credential, @Nullable SecretToken secret) {
        return ledger.read(tx -> json(call, credential, owners(tx, call, List.of(credential)), secret));
    }

    private Map<String, @Nullable Object> shown(Tx tx, Call call, Credential credential) {
        return json(call, credential, owners(tx, call, List.of(credential)), null);
    }

    private Map<String, @Nullable Object> json(
            Call call, Credential credential, Map<PrincipalId, String> owners, @Nullable SecretToken secret) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", credential.publicId());
        json.put("uri", call.uri(collection.path(), credential.publicId()));
        json.put("created_at", Answers.time(credential.lifetime().from()));
        json.put("description", credential.particulars().description());
        json.put("metadata", credential.particulars().metadata());
        if (credential instanceof SshKey key) json.put("public_key", key.publicKey());
        else json.put("token", secret == null ? null : secret.reveal(Disclosure.inTheAnswerThatCreatesIt()));
        if (collection.kind().hasAcl()) json.put("acl", credential.aclRules());
        json.put("owner_id", owners.get(credential.owner()));
        return json;
    }
}

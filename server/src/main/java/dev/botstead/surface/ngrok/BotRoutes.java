package dev.botstead.surface.ngrok;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Bots;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Area;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.ngrok.NgrokRoute.Field;
import dev.botstead.surface.ngrok.filter.Filters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bot users and service users: two names of the same objects (contract 3.2). The route that makes one fixes the
/// prefix of its id; both list and take all.
final class BotRoutes {
    private static final Map<String, Field> FIELDS = Map.of("name", Field.TEXT, "active", Field.BOOLEAN);

    private final Ledger ledger;
    private final Principals principals;
    private final Bots bots;
    private final Filters filters;
    private final boolean service;
    private final String path;
    private final String key;

    BotRoutes(Ledger ledger, Principals principals, Bots bots, Filters filters, boolean service) {
        this.ledger = ledger;
        this.principals = principals;
        this.bots = bots;
        this.filters = filters;
        this.service = service;
        this.key = service ? "service_users" : "bot_users";
        this.path = "/" + key;
    }

    List<NgrokRoute> routes() {
        String one = path + "/{id}";
        return List.of(
                NgrokRoute.sent("POST", path, AccountRight.ADMINISTRATOR, Area.BOTS, FIELDS, this::create),
                NgrokRoute.list(path, Area.BOTS, this::list),
                NgrokRoute.get(one, Area.BOTS, this::get),
                NgrokRoute.sent("PATCH", one, AccountRight.ADMINISTRATOR, Area.BOTS, FIELDS, this::update),
                NgrokRoute.delete(one, AccountRight.ADMINISTRATOR, Area.BOTS, this::delete));
    }

    private Response create(Call call) {
        String name = Objects.requireNonNullElse(call.body().text("name"), "");
        boolean active = !Boolean.FALSE.equals(call.body().truth("active"));
        NewPrincipal wanted = new NewPrincipal(name, "", null, Role.USER, List.of(), active, null, service);
        return Answers.json(201, json(call, bots.enter(call.caller(), wanted)));
    }

    private Response get(Call call) {
        return Answers.json(200, json(call, ledger.read(tx -> bot(tx, call))));
    }

    private Response update(Call call) {
        Bot bot = ledger.read(tx -> bot(tx, call));
        String name = call.body().text("name");
        // The name is the whole of it, also of a bot that was given two on the Kitsu side.
        Patch patch = new Patch(
                name, name == null ? null : "", null, null, call.body().truth("active"), null, null);
        return Answers.json(200, json(call, bots.update(call.caller(), bot.id(), patch, Names.UNIQUE)));
    }

    private Response delete(Call call) {
        Bot bot = ledger.read(tx -> bot(tx, call));
        bots.delete(call.caller(), bot.id(), null);
        return Answers.none(call.request());
    }

    private Response list(Call call) {
        Paging paging = Paging.of(call.request().query(), PrincipalIds::bot);
        List<Map<String, @Nullable Object>> rows = ledger
                .read(tx -> principals.newestBots(
                        tx,
                        call.caller().account(),
                        paging.before(),
                        filters.read(paging.filter(), FilterFields.BOTS),
                        paging.toRead()))
                .stream()
                .map(bot -> json(call, bot))
                .toList();
        return Answers.json(200, paging.page(call.base() + path, key, rows));
    }

    /// The bot of the path; by its own prefix alone.
    private Bot bot(Tx tx, Call call) {
        return PrincipalIds.bot(call.id())
                .flatMap(id -> principals.find(tx, call.caller().account(), new PrincipalId(id)))
                .filter(found -> found instanceof Bot && found.publicId().equals(call.id()))
                .map(Bot.class::cast)
                .orElseThrow(() -> new Failure.NotFound("There is no such bot."));
    }

    private Map<String, @Nullable Object> json(Call call, Bot bot) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", bot.publicId());
        json.put("uri", call.uri(path, bot.publicId()));
        json.put("name", bot.name());
        json.put("active", bot.active());
        json.put("created_at", Answers.time(bot.profile().createdAt()));
        return json;
    }
}

package dev.botstead.server;

import dev.botstead.secret.Disclosure;
import dev.botstead.secret.SecretToken;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// A server with something on it: a studio, a production, people and bots.
@Command(name = "demo", description = "Run a server on a fresh temporary database with a production to try things on.")
final class Demo implements Callable<Integer> {
    private static final String EMAIL = "anais@lanternhill.example";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "A data folder to keep (default: a temporary one, gone afterwards).")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "jdbc:postgresql://… of an empty database (default: SQLite in the data folder).")
    private @Nullable String database;

    @Option(names = "--json", description = "Print one line of JSON when it is ready.")
    private boolean json;

    @Mixin
    private Settings.Listen listen = new Settings.Listen();

    @Override
    public Integer call() throws InterruptedException {
        Scratch scratch = Scratch.make();
        Settings.Store settings = scratch.settings();
        if (data != null) settings.data = data;
        settings.database = database;
        Store store;
        try {
            store = Store.open(settings, listen.publicUrl);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
        AutoCloseable both = () -> {
            store.close();
            scratch.close();
        };
        try {
            String password = SecretToken.generate(new SecureRandom())
                    .reveal(Disclosure.inTheAnswerThatCreatesIt())
                    .substring(0, 16);
            Studio studio = Studio.found(store.core(), EMAIL, password);
            Running.until(both, Server.start(store.core(), listen), server -> tell(server, studio, password));
        } catch (RuntimeException e) {
            store.close();
            scratch.close();
            throw e;
        }
        return 0;
    }

    private void tell(Server server, Studio studio, String password) {
        URI url =
                listen.publicUrl == null ? URI.create("http://" + listen.host + ":" + server.port()) : listen.publicUrl;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("url", url.toString());
        facts.put("gazu_host", url + "/api");
        facts.put("email", EMAIL);
        facts.put("password", password);
        facts.put("api_key", studio.first().secret(Disclosure.inTheAnswerThatCreatesIt()));
        facts.put("bot_id", studio.publisher().bot().id().toString());
        facts.put("bot_token", revealed(studio.publisher().issued().secret()));
        facts.put("project", Studio.PROJECT);
        server.webPort().ifPresent(port -> facts.put("kitsu_web", "http://" + listen.host + ":" + port));
        if (json) System.out.println(JsonMapper.shared().writeValueAsString(facts));
        else System.out.print(text(facts) + web(facts));
    }

    private static String revealed(SecretToken secret) {
        return secret.reveal(Disclosure.inTheAnswerThatCreatesIt());
    }

    private static String web(Map<String, String> facts) {
        String address = facts.get("kitsu_web");
        return address == null ? "" : "the Kitsu web application is at " + address + "\n";
    }

    private static String text(Map<String, String> facts) {
        return """
                Lantern Hill Studio is open at %s
                  sign in as  %s
                  password    %s

                Its bot publish-dailies works on the production %s. Paste this into Python (pip install gazu):

                import gazu
                gazu.set_host("%s")
                gazu.set_token("%s")
                project = gazu.project.get_project_by_name("%s")
                me = gazu.client.get_current_user()
                tasks = gazu.task.all_tasks_for_project(project)
                mine = next(task for task in tasks if me["id"] in task["assignees"])
                comment = gazu.task.add_comment(mine, mine["task_status_id"], "Hello from a bot")
                print(project["name"], "has", len(tasks), "tasks;", comment["person"]["full_name"], "said:", comment["text"])

                Stop with Ctrl+C; everything is gone then.
                listening on %s
                """.formatted(
                        facts.get("url"),
                        facts.get("email"),
                        facts.get("password"),
                        facts.get("project"),
                        facts.get("gazu_host"),
                        facts.get("bot_token"),
                        facts.get("project"),
                        facts.get("url"));
    }
}

package dev.botstead.server;

import dev.botstead.policy.Rule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Prints who may call what.
@Command(name = "routes", description = "Print every route with who may call it and the right it asks for.")
final class PrintRoutes implements Callable<Integer> {
    @Option(names = "--json", description = "Print a JSON list.")
    private boolean json;

    @Override
    public Integer call() {
        try (Scratch scratch = Scratch.make();
                Store store = Store.open(scratch.settings(), null)) {
            List<Rule> rules = new Surfaces(store.core(), null).rules();
            if (json)
                System.out.println(JsonMapper.shared()
                        .writeValueAsString(
                                rules.stream().map(PrintRoutes::json).toList()));
            else
                for (Rule rule : rules)
                    System.out.printf(
                            "%-8s %-7s %-70s %-8s %-24s %s%n",
                            rule.surface(), rule.method(), rule.path(), rule.callers(), rule.right(), rule.scope());
            return 0;
        }
    }

    private static Map<String, String> json(Rule rule) {
        return Map.of(
                "surface", rule.surface(),
                "method", rule.method(),
                "path", rule.path(),
                "callers", rule.callers().name(),
                "right", rule.right(),
                "scope", rule.scope());
    }
}

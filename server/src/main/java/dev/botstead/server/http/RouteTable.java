package dev.botstead.server.http;

import dev.botstead.surface.http.Handler;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Upgrade;
import dev.botstead.surface.http.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All routes of the server. Built while it starts, read by every request afterwards.
public final class RouteTable implements Routes {
    /// One line of the table.
    public record Route(String method, String pattern, boolean instant) {}

    /// A route with its code, and the names of the variables of its pattern in their order.
    record Leaf(Route route, Handler handler, List<String> variables) {}

    /// What takes WebSockets, and the names of the variables of its pattern in their order.
    record Gate(Upgrade upgrade, List<String> variables) {}

    /// What stands at a path: its routes by method, what takes WebSockets there, and the values of the variables
    /// on the way.
    record Place(Map<String, Leaf> leaves, @Nullable Gate gate, List<String> values) {}

    private static final class Node {
        final Map<String, Node> literals = new HashMap<>();

        @Nullable
        Node variable;

        final Map<String, Leaf> leaves = new TreeMap<>();

        @Nullable
        Gate gate;
    }

    private record ZoneAt(List<String> prefix, Zone zone) {}

    private final Node root = new Node();
    private final Node otherwise = new Node();
    private final List<Route> routes = new ArrayList<>();
    private final List<ZoneAt> zones = new ArrayList<>();

    @Override
    public void on(String method, String pattern, Handler handler) {
        add(new Route(method, pattern, false), handler);
    }

    @Override
    public void instant(String method, String pattern, Handler handler) {
        add(new Route(method, pattern, true), handler);
    }

    @Override
    public void otherwise(Handler handler) {
        Route route = new Route("GET", "/…", false);
        if (otherwise.leaves.putIfAbsent("GET", new Leaf(route, handler, List.of())) != null) {
            throw new IllegalStateException("two routes for what nothing else answers");
        }
        routes.add(route);
    }

    @Override
    public void socket(String pattern, Upgrade upgrade) {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("not a path: " + pattern);
        }
        List<String> variables = new ArrayList<>();
        Node node = node(pattern, variables);
        if (node.gate != null) {
            throw new IllegalStateException("two takers of WebSockets at " + pattern);
        }
        node.gate = new Gate(upgrade, List.copyOf(variables));
    }

    @Override
    public void zone(String prefix, Zone zone) {
        List<String> segments = Target.collapsed(Target.split(prefix));
        if (zones.stream().anyMatch(at -> at.prefix.equals(segments))) {
            throw new IllegalStateException("two zones at " + prefix);
        }
        zones.add(new ZoneAt(segments, zone));
    }

    /// Every route, in the order of registration.
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    private void add(Route route, Handler handler) {
        if (!route.method.matches("[A-Z]+") || !route.pattern.startsWith("/")) {
            throw new IllegalArgumentException("not a route: " + route);
        }
        List<String> variables = new ArrayList<>();
        Node node = node(route.pattern, variables);
        if (node.leaves.putIfAbsent(route.method, new Leaf(route, handler, List.copyOf(variables))) != null) {
            throw new IllegalStateException("two routes for " + route.method + " " + route.pattern);
        }
        routes.add(route);
    }

    /// The node of `pattern`, made where it is missing; adds the names of its variables to `variables`.
    private Node node(String pattern, List<String> variables) {
        Node node = root;
        for (String segment : Target.split(pattern)) {
            if (segment.startsWith("{") && segment.endsWith("}")) {
                String name = segment.substring(1, segment.length() - 1);
                if (name.isEmpty() || variables.contains(name)) {
                    throw new IllegalArgumentException("a variable without a name, or twice the same: " + pattern);
                }
                variables.add(name);
                Node next = node.variable == null ? new Node() : node.variable;
                node.variable = next;
                node = next;
            } else {
                node = node.literals.computeIfAbsent(segment, _ -> new Node());
            }
        }
        return node;
    }

    /// The zone of the longest prefix that `segments` begin with; null when there is none.
    @Nullable
    Zone zone(List<String> segments) {
        List<String> path = Target.collapsed(segments);
        ZoneAt best = null;
        for (ZoneAt at : zones) {
            int length = at.prefix.size();
            if (length <= path.size()
                    && (best == null || length > best.prefix.size())
                    && at.prefix.equals(path.subList(0, length))) {
                best = at;
            }
        }
        return best == null ? null : best.zone;
    }

    /// What stands at the decoded `segments`, read in the manner of `zone`; null when nothing does.
    @Nullable
    Place find(List<String> segments, @Nullable Zone zone) {
        Place place = placed(segments, zone);
        return place == null && Objects.equals(zone, zone(List.of()))
                ? find(otherwise, List.of(), 0, new ArrayList<>())
                : place;
    }

    private @Nullable Place placed(List<String> segments, @Nullable Zone zone) {
        if (zone == null || zone.slashes() == Zone.Slashes.SIGNIFICANT) {
            return find(root, segments, 0, new ArrayList<>());
        }
        List<String> path = new ArrayList<>(Target.collapsed(segments));
        if (zone.slashes() == Zone.Slashes.COLLAPSED && segments.getLast().isEmpty()) {
            path.add("");
        }
        Place place = find(root, path, 0, new ArrayList<>());
        if (place == null && zone.slashes() == Zone.Slashes.IGNORED) {
            path.add("");
            place = find(root, path, 0, new ArrayList<>());
        }
        return place;
    }

    private static @Nullable Place find(Node node, List<String> segments, int at, List<String> values) {
        if (at == segments.size()) {
            boolean empty = node.leaves.isEmpty() && node.gate == null;
            return empty ? null : new Place(node.leaves, node.gate, List.copyOf(values));
        }
        String segment = segments.get(at);
        Node literal = node.literals.get(segment);
        Place found = literal == null ? null : find(literal, segments, at + 1, values);
        if (found == null && node.variable != null && !segment.isEmpty()) {
            values.addLast(segment);
            found = find(node.variable, segments, at + 1, values);
            values.removeLast();
        }
        return found;
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.endpoint.path.PathTemplate;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.RequestPath;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A route table made ready for matching. */
final class RoutedTable {

    /** A route whose template the path has, and what its placeholders stand for. */
    record Hit(Route route, Map<String, String> values) {}

    private record Candidate(PathTemplate template, Route route) {}

    private final String prefix;
    private final String[] prefixSegments;
    private final List<Candidate> all;
    private final Map<Method, List<Candidate>> byMethod = new EnumMap<>(Method.class);
    private final ErrorFormat errors;

    RoutedTable(RouteTable table) {
        prefix = table.prefix().endsWith("/")
                ? table.prefix().substring(0, table.prefix().length() - 1)
                : table.prefix();
        prefixSegments = prefix.isEmpty() ? new String[0] : prefix.substring(1).split("/");
        errors = table.errors();
        all = table.routes().stream().map(this::candidate).toList();
        for (Method method : Method.values()) {
            byMethod.put(
                    method,
                    all.stream().filter(each -> each.route().method() == method).toList());
        }
    }

    private Candidate candidate(Route route) {
        if (!coversRaw(route.template())) {
            throw new IllegalArgumentException(
                    "The route " + route.template() + " lies outside of its table " + prefix);
        }
        return new Candidate(new PathTemplate(route.template()), route);
    }

    int prefixLength() {
        return prefixSegments.length;
    }

    ErrorFormat errors() {
        return errors;
    }

    boolean covers(RequestPath path) {
        if (path.length() < prefixSegments.length) {
            return false;
        }
        for (int i = 0; i < prefixSegments.length; i++) {
            if (!prefixSegments[i].equals(path.segment(i))) {
                return false;
            }
        }
        return true;
    }

    boolean coversRaw(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    /** The first route with this method and path; HEAD falls back to GET. */
    Optional<Hit> find(Method method, RequestPath path) {
        Optional<Hit> hit = findExactly(method, path);
        return hit.isEmpty() && method == Method.HEAD ? findExactly(Method.GET, path) : hit;
    }

    private Optional<Hit> findExactly(Method method, RequestPath path) {
        for (Candidate candidate : byMethod.getOrDefault(method, List.of())) {
            Map<String, String> values = candidate.template().match(path);
            if (values != null) {
                return Optional.of(new Hit(candidate.route(), values));
            }
        }
        return Optional.empty();
    }

    /** The methods some route has for this path, as the value of Allow; empty when no route has the path. */
    String allowed(RequestPath path) {
        Set<Method> methods = EnumSet.noneOf(Method.class);
        for (Candidate candidate : all) {
            if (candidate.template().match(path) != null) {
                methods.add(candidate.route().method());
            }
        }
        if (methods.contains(Method.GET)) {
            methods.add(Method.HEAD);
        }
        return methods.stream().map(Method::name).collect(Collectors.joining(", "));
    }
}

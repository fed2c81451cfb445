// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header fields; names compare without regard to case. */
public record Headers(Map<String, List<String>> fields) {
    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) ->
                sorted.computeIfAbsent(name, ignored -> new ArrayList<>()).addAll(values));
        sorted.replaceAll((name, values) -> List.copyOf(values));
        fields = java.util.Collections.unmodifiableMap(sorted);
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A condition on rows {@code r} of the table {@code repository}: which names a list may show. Names enter as values only, never as
 * SQL.
 */
record Filter(String sql, Map<String, Object> values) {
    private static final Filter EVERYTHING = new Filter("TRUE", Map.of());

    Filter {
        values = Map.copyOf(values);
    }

    /** What a credential of these limits may pull. Its role does not matter: every role pulls. */
    static Filter of(Limits limits) {
        Filter covered = limits.repositories().isEmpty() ? EVERYTHING : EVERYTHING.and(patterns(limits.repositories()));
        return limits.granted()
                .map(granted -> covered.and(names(granted.entrySet().stream()
                        .filter(each -> each.getValue().contains(RepositoryAction.PULL))
                        .map(each -> each.getKey().name())
                        .toList())))
                .orElse(covered);
    }

    /** Only names before the end of a namespace; whoever asks starts at the namespace's own first name. */
    Filter upTo(NamespaceName namespace) {
        return and(new Filter("r.name \\< :end", Map.of("end", afterFolder(namespace.name()))));
    }

    private Filter and(Filter other) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(other.values);
        return new Filter(sql + " AND " + other.sql, all);
    }

    /** Names, and prefixes that end in a slash and a star: all names of a folder. */
    private static Filter patterns(Collection<String> patterns) {
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        for (String pattern : patterns) {
            int i = conditions.size();
            if (pattern.endsWith("/*")) {
                String folder = pattern.substring(0, pattern.length() - 2);
                conditions.add("(r.name >= :from" + i + " AND r.name \\< :to" + i + ")");
                values.put("from" + i, folder + "/");
                values.put("to" + i, afterFolder(folder));
            } else {
                conditions.add("r.name = :name" + i);
                values.put("name" + i, pattern);
            }
        }
        return new Filter("(" + String.join(" OR ", conditions) + ")", values);
    }

    /** Sorts behind all names below the folder: the character that follows the slash is the nought. */
    private static String afterFolder(String folder) {
        return folder + (char) ('/' + 1);
    }

    private static Filter names(Collection<String> names) {
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        for (String name : names) {
            conditions.add(":granted" + conditions.size());
            values.put(conditions.get(conditions.size() - 1).substring(1), name);
        }
        return new Filter(
                "r.name IN (" + (conditions.isEmpty() ? "NULL" : String.join(", ", conditions)) + ")", values);
    }
}

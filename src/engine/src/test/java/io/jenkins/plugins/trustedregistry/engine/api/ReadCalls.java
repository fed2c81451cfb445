// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every call that only reads, as the description has them: one that is added is among them without further ado. What a call has no value
 * for is left out, and said.
 */
public final class ReadCalls {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** What a call is asked with besides, where that is needed for an answer. */
    private static final Map<String, List<String>> QUERIES = Map.of(
            "/api/v1/search", List.of("?q={digest}", "?q=v"),
            "/api/v1/scanning/search", List.of("?vulnerability=CVE-2022-37434", "?package=zlib1g"),
            "/api/v1/trash", List.of("?repository={repository}", "?namespace={organization}"),
            "/api/v1/repositories/{repository}/-/activity", List.of("?limit=1000", "?reference={digest}"),
            "/api/v1/repositories/{repository}/-/manifests/{reference}/scan/export",
                    List.of("?format=json", "?format=csv", "?format=sarif", "?format=vex", "?format=openvex"),
            "/api/v1/repositories/{repository}/-/manifests/{reference}/scan/sbom",
                    List.of("?format=cyclonedx", "?format=spdx"));

    private final List<String> templates;

    private ReadCalls(List<String> templates) {
        this.templates = templates;
    }

    public static ReadCalls described() throws IOException {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("openapi.yaml")) {
            List<String> templates = new ArrayList<>();
            JsonNode paths = new YAMLMapper().readTree(in).get("paths");
            paths.properties().stream()
                    .filter(path -> path.getValue().has("get"))
                    .forEach(path -> templates.add(path.getKey()));
            return new ReadCalls(templates);
        }
    }

    public List<String> templates() {
        return templates;
    }

    /** The addresses of a call; none where a value is missing. */
    public static List<String> addresses(String template, Map<String, String> values) {
        return QUERIES.getOrDefault(template, List.of("")).stream()
                .map(query -> template + query)
                .filter(each ->
                        PLACEHOLDER.matcher(each).results().allMatch(found -> values.containsKey(found.group(1))))
                .map(each -> PLACEHOLDER
                        .matcher(each)
                        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1)))))
                .toList();
    }
}

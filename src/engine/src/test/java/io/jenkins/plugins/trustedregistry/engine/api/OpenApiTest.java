// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description and the route table say the same. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/components/(\\w+)/(\\w+)\"");

    @TempDir
    private Path folder;

    @Test
    void describesExactlyTheRoutesThereAre() throws IOException {
        Set<String> routes = new TreeSet<>();
        try (TestHost host = TestHost.open(folder)) {
            for (Route route : host.apiRoutes()) {
                routes.add(route.method() + " " + route.template().replace("...}", "}"));
            }
        }

        assertThat(described()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void marksExactlyThePlaceholdersThatMayHoldSlashes() throws IOException {
        Set<String> marked = new TreeSet<>();
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().path("parameters").forEach(parameter -> {
                    if (parameter.path("x-slashes").asBoolean()) {
                        marked.add(parameter.get("name").asText());
                    }
                }));

        assertThat(marked).containsExactlyInAnyOrder("repository", "member");
    }

    @Test
    void refersOnlyToWhatItDefines() throws IOException {
        JsonNode description = description();
        Matcher references = REFERENCE.matcher(description.toString());
        int found = 0;
        while (references.find()) {
            found++;
            assertThat(description.at("/components/" + references.group(1)).has(references.group(2)))
                    .as(references.group())
                    .isTrue();
        }
        assertThat(found).isGreaterThan(100);
    }

    private static Set<String> described() throws IOException {
        Set<String> described = new TreeSet<>();
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(key -> {
                    if (METHODS.contains(key)) {
                        described.add(key.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return described;
    }

    private static JsonNode description() throws IOException {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        }
    }
}

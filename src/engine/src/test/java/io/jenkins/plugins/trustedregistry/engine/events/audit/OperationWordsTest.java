// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the audit log calls each call of the API and of clients is said in each language of the pages. */
class OperationWordsTest {
    private static final Path MESSAGES = Path.of("../web/static/registry/messages");
    private static final Pattern KEY = Pattern.compile("^ {2}\"(operation\\.[^\"]+)\": ", Pattern.MULTILINE);
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "PATCH", "DELETE");
    /** Of clients, and what is no call. */
    private static final List<String> OTHERS = List.of(
            "pull manifest",
            "look for manifest",
            "pull blob",
            "look for blob",
            "begin upload",
            "send part of blob",
            "push blob",
            "mount or push blob",
            "cancel upload",
            "push manifest",
            "delete manifest or tag",
            "delete blob",
            "issue token",
            "log in and issue token",
            "look whether it is a registry",
            "list repositories",
            "begin file",
            "entries not recorded",
            "settings changed",
            "publish staging",
            "abandon staging",
            "promote image",
            "create account",
            "change account",
            "delete account",
            "set account password",
            "create session",
            "delete session");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void eachHasItsWords(String language) throws IOException {
        Set<String> said = new TreeSet<>();
        KEY.matcher(Files.readString(MESSAGES.resolve(language).resolve("words.js")))
                .results()
                .forEach(key -> said.add(key.group(1)));
        Set<String> operations = new TreeSet<>(OTHERS);
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    String name = method.toUpperCase(Locale.ROOT);
                    if (METHODS.contains(name)) {
                        operations.add(Operation.of(Method.valueOf(name), template(path.getKey()), 200)
                                .words());
                    }
                }));

        assertThat(operations).hasSizeGreaterThan(100);
        assertThat(operations)
                .allSatisfy(words -> assertThat(isSaid(said, words)).as(words).isTrue());
    }

    /** As the routes have it, where a name may hold slashes. */
    private static String template(String path) {
        return path.replace("{repository}", "{repository...}").replace("{member}", "{member...}");
    }

    private static boolean isSaid(Set<String> said, String words) {
        List<String> parts = Arrays.asList(words.split(" "));
        return said.contains("operation.own." + words)
                || said.contains("operation.verb." + parts.get(0))
                        && parts.stream().skip(1).allMatch(part -> said.contains("operation.thing." + part));
    }

    private static JsonNode description() throws IOException {
        String file = "/io/jenkins/plugins/trustedregistry/engine/api/openapi.yaml";
        try (InputStream in = Objects.requireNonNull(OperationWordsTest.class.getResourceAsStream(file), file)) {
            return new YAMLMapper().readTree(in);
        }
    }
}

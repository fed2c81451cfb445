// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Docker's {@code config.json}. A login is added to what there is, so that outer logins and the agent user's own go on to work. A
 * credential store would win over the file for every registry, so it is made to count for those only that it is known to have.
 */
final class DockerConfig {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode config;

    private DockerConfig(ObjectNode config) {
        this.config = config;
    }

    /** What the text says; nothing when it is no configuration that docker would read. */
    static DockerConfig of(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode config ? new DockerConfig(config) : empty();
        } catch (JsonProcessingException e) {
            return empty();
        }
    }

    static DockerConfig empty() {
        return new DockerConfig(JsonNodeFactory.instance.objectNode());
    }

    /** The same with a login; a former one at this registry is replaced. */
    DockerConfig with(String registry, String user, String secret) {
        ObjectNode changed = config.deepCopy();
        ObjectNode logins = changed.withObjectProperty("auths");
        ObjectNode helpers = changed.withObjectProperty("credHelpers");
        JsonNode store = changed.remove("credsStore");
        if (store != null) {
            logins.fieldNames().forEachRemaining(known -> helpers.set(known, store));
        }
        helpers.remove(registry);
        if (helpers.isEmpty()) {
            changed.remove("credHelpers");
        }
        logins.putObject(registry)
                .put(
                        "auth",
                        Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8)));
        return new DockerConfig(changed);
    }

    /** As it is written to the file; with secrets. */
    String json() {
        return config.toString();
    }
}

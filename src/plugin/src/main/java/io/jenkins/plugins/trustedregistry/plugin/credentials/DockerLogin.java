// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The one login in a bundle's docker configuration. */
record DockerLogin(String registry, String user, String password) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws InvalidBundleException when there is none, or more than one */
    static DockerLogin read(String config) {
        JsonNode logins;
        try {
            logins = JSON.readTree(config).path("auths");
        } catch (JsonProcessingException e) {
            throw new InvalidBundleException("The bundle's config.json is no JSON: download the bundle again.");
        }
        if (logins.size() != 1) {
            throw new InvalidBundleException("The bundle's config.json must have one login, but it has " + logins.size()
                    + ": download the bundle again.");
        }
        Map.Entry<String, JsonNode> login = logins.properties().iterator().next();
        String text = decoded(login.getValue().path("auth").asText());
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new InvalidBundleException(
                    "The login in the bundle's config.json can't be read: download the bundle again.");
        }
        return new DockerLogin(login.getKey(), text.substring(0, colon), text.substring(colon + 1));
    }

    private static String decoded(String auth) {
        try {
            return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "DockerLogin[" + user + " at " + registry + "]";
    }
}

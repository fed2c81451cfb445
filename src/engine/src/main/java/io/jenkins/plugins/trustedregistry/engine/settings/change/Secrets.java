// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Passwords and private keys in a block. They are never shown, so whoever sends a block back does not have them: what is not sent stays
 * as it is. A password stays only where it was for: sent to another address it would be given away.
 */
final class Secrets {
    private static final Set<String> NAMES = Set.of("key", "password", "secret");
    private static final Set<String> BLOCKS = Set.of("tls", "proxy", "scanners");

    private Secrets() {}

    /** The block without them. */
    static JsonNode hidden(String block, JsonNode value) {
        JsonNode shown = value.deepCopy();
        holders(block, shown).forEach(holder -> holder.remove(NAMES));
        return shown;
    }

    /** Where in the block there is one: {@code key}, {@code others.trivy.secret}. */
    static List<String> present(String block, JsonNode value) {
        List<String> found = new ArrayList<>();
        for (ObjectNode holder : holders(block, value)) {
            String path = holder.has("name") ? "others." + holder.get("name").asText() + "." : "";
            NAMES.stream()
                    .filter(name -> !holder.path(name).asText("").isEmpty())
                    .sorted()
                    .forEach(name -> found.add(path + name));
        }
        return found;
    }

    private static List<ObjectNode> holders(String block, JsonNode value) {
        if (!BLOCKS.contains(block) || !(value instanceof ObjectNode object)) {
            return List.of();
        }
        List<ObjectNode> holders = new ArrayList<>(List.of(object));
        for (JsonNode each : object.path("others")) {
            if (each instanceof ObjectNode other) {
                holders.add(other);
            }
        }
        return holders;
    }

    /**
     * Puts in what was not sent.
     *
     * @throws InvalidSettingException when it was for another address
     */
    static void fill(String block, JsonNode sent, JsonNode before) {
        if (!(sent instanceof ObjectNode wanted)) {
            return;
        }
        switch (block) {
            case "tls" -> fillKey(wanted, before);
            case "proxy" -> fillPassword(wanted, before);
            case "scanners" -> wanted.path("others").forEach(each -> fillSecret(each, before.path("others")));
            default -> {}
        }
    }

    private static void fillKey(ObjectNode wanted, JsonNode before) {
        boolean certified = !wanted.path("certificate").asText("").isBlank();
        if (certified && !wanted.has("key") && before.has("key")) {
            wanted.set("key", before.get("key"));
        }
    }

    private static void fillPassword(ObjectNode wanted, JsonNode before) {
        boolean named = !wanted.path("user").asText("").isEmpty();
        if (named && !wanted.has("password") && before.has("password")) {
            if (!same(wanted, before, "address") || !same(wanted, before, "user")) {
                throw new InvalidSettingException(
                        "password: it was for another address or user, so it does not stay: enter it again.",
                        List.of("password"));
            }
            wanted.set("password", before.get("password"));
        }
    }

    private static void fillSecret(JsonNode sent, JsonNode before) {
        if (!(sent instanceof ObjectNode wanted) || wanted.has("secret")) {
            return;
        }
        for (JsonNode each : before) {
            if (same(wanted, each, "name") && each.has("secret") && !isOpen(wanted)) {
                if (!same(wanted, each, "url") || !same(wanted, each, "user")) {
                    throw new InvalidSettingException(
                            "scanner " + wanted.path("name").asText()
                                    + ": its secret was for another url or user, so it does not stay: enter it again.",
                            List.of("others"));
                }
                wanted.set("secret", each.get("secret"));
            }
        }
    }

    private static boolean isOpen(JsonNode scanner) {
        return scanner.path("authentication").asText("none").equals("none");
    }

    private static boolean same(JsonNode one, JsonNode other, String key) {
        return Objects.equals(one.path(key).asText(""), other.path(key).asText(""));
    }
}

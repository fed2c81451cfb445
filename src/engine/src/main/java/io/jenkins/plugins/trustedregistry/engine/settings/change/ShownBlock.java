// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A block as it may be shown, and a mark that is another one when anything in it is, its secrets included.
 *
 * @param value without secrets
 * @param secrets which are there: {@code key}, {@code others.trivy.secret}
 * @param version the mark. Of a block with secrets it lasts as long as the process, so that nobody can try guesses against it
 */
public record ShownBlock(JsonNode value, List<String> secrets, String version) {
    private static final byte[] SALT = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);

    public ShownBlock {
        secrets = List.copyOf(secrets);
    }

    public static ShownBlock of(Settings settings, String block) {
        JsonNode value = Blocks.of(settings, block);
        JsonNode shown = Secrets.hidden(block, value);
        List<String> secrets = Secrets.present(block, value);
        return new ShownBlock(shown, secrets, version(block, value, secrets.isEmpty()));
    }

    private static String version(String block, JsonNode value, boolean open) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(open ? new byte[0] : SALT);
            hash.update((block + "\n" + value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

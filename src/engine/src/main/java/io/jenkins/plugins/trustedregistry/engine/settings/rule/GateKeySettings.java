// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.gate.key.PublicKeys;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.regex.Pattern;

/**
 * A key with which images may be signed.
 *
 * @param name by which policies name it
 * @param pem the public key, as {@code cosign public-key} and {@code openssl} write it: ECDSA P-256, RSA or Ed25519
 */
public record GateKeySettings(String name, String pem) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    public GateKeySettings {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSettingException("name '" + Shown.of(name)
                    + "' is not a key's name: use up to 64 letters, digits, '.', '_', '@' and '-'.");
        }
        PublicKeys.parse(pem); // says what is wrong with it
    }

    @JsonCreator
    static GateKeySettings of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "pem", required = true) String pem) {
        return new GateKeySettings(name, pem);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The certificate the registry shows. Both empty: one from the registry's own authority, made and renewed by itself.
 *
 * @param certificate the certificate and its chain, PEM, leaf first
 * @param key its private key, PEM (PKCS#8, or the older RSA and EC forms), not encrypted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TlsSettings(String certificate, String key) {
    static final TlsSettings DEFAULTS = of(null, null);

    public TlsSettings {
        if (certificate.isBlank() != key.isBlank()) {
            throw new InvalidSettingException(
                    "tls needs certificate and key together, or neither: leave both out to use the registry's own authority.");
        }
    }

    @JsonCreator
    static TlsSettings of(
            @JsonProperty("certificate") @Nullable String certificate, @JsonProperty("key") @Nullable String key) {
        return new TlsSettings(Objects.requireNonNullElse(certificate, ""), Objects.requireNonNullElse(key, ""));
    }

    @JsonIgnore
    public boolean isCustom() {
        return !certificate.isBlank();
    }

    @Override
    public String toString() {
        return "TlsSettings[" + (isCustom() ? "custom certificate" : "own authority") + "]";
    }
}

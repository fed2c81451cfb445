// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server somebody logged in to.
 *
 * @param tokenId by which the access token can be deleted again
 * @param authority the certificate authority in PEM form that the server is trusted by; null: those of the Java runtime
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SavedLogin(
        @JsonProperty(value = "server", required = true) String server,
        @JsonProperty(value = "user", required = true) String user,
        @JsonProperty(value = "token", required = true) String token,
        @JsonProperty(value = "tokenId", required = true) String tokenId,
        @JsonProperty("authority") @Nullable String authority) {

    public Optional<TrustedCertificates> trusted() {
        return Optional.ofNullable(authority).map(TrustedCertificates::new);
    }

    @Override
    public String toString() {
        return "SavedLogin[" + user + " at " + server + "]";
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundProxy;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The web proxy through which the registry calls other servers: mirrors of vulnerability data, webhooks, registries that images
 * are mirrored to or from, other scanners, the feed of releases.
 *
 * @param address {@code http://host:port}; empty, the default: none
 * @param user whom the proxy is told; empty, the default: nobody
 * @param password of that user
 * @param noProxy what is called directly: host names ({@code example.com} covers what is below it, too), addresses and ranges;
 *     default none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProxySettings(String address, String user, String password, List<String> noProxy) {
    public static final ProxySettings DEFAULTS = of(null, null, null, null);

    public ProxySettings {
        noProxy = List.copyOf(noProxy);
        if (user.isEmpty() && !password.isEmpty()) {
            throw new InvalidSettingException("password belongs to a user: give both, or neither.");
        }
        if (user.contains(":")) {
            throw new InvalidSettingException(
                    "user must not hold a colon: a proxy could not tell it from the password.");
        }
        proxy(address, user, password, noProxy); // which refuses what it can't use
    }

    @JsonCreator
    static ProxySettings of(
            @JsonProperty("address") @Nullable String address,
            @JsonProperty("user") @Nullable String user,
            @JsonProperty("password") @Nullable String password,
            @JsonProperty("noProxy") @Nullable List<String> noProxy) {
        return new ProxySettings(
                requireNonNullElse(address, ""),
                requireNonNullElse(user, ""),
                requireNonNullElse(password, ""),
                requireNonNullElse(noProxy, List.of()));
    }

    /** Empty: every server is called directly. */
    public Optional<OutboundProxy> proxy() {
        return proxy(address, user, password, noProxy);
    }

    private static Optional<OutboundProxy> proxy(String address, String user, String password, List<String> noProxy) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            OutboundProxy bare = OutboundProxy.parse(address).without(noProxy);
            return Optional.of(user.isEmpty() ? bare : bare.as(user, password));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(String.valueOf(e.getMessage()));
        }
    }

    public ProxySettings withoutSecret() {
        return new ProxySettings(address, user, "", noProxy);
    }

    @Override
    public String toString() {
        return "ProxySettings[" + address + "]";
    }
}

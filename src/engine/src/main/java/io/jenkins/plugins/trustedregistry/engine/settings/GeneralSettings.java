// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the registry is reached.
 *
 * @param publicAddress the load balancer's or public address, {@code https://host} or {@code https://host:port}; empty: the
 *     address each client used
 * @param trustedProxies addresses or CIDR ranges whose {@code X-Forwarded-*} headers are believed; default none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GeneralSettings(String publicAddress, List<String> trustedProxies) {
    static final GeneralSettings DEFAULTS = of(null, null);

    public GeneralSettings {
        trustedProxies = List.copyOf(trustedProxies);
        if (!publicAddress.isEmpty()) {
            publicAddress = checked(publicAddress);
        }
    }

    @JsonCreator
    static GeneralSettings of(
            @JsonProperty("publicAddress") @Nullable String publicAddress,
            @JsonProperty("trustedProxies") @Nullable List<String> trustedProxies) {
        return new GeneralSettings(
                Objects.requireNonNullElse(publicAddress, ""), Objects.requireNonNullElse(trustedProxies, List.of()));
    }

    private static String checked(String address) {
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        URI uri;
        try {
            uri = URI.create(bare);
        } catch (IllegalArgumentException e) {
            throw invalid(address);
        }
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        boolean onlyAuthority = uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!web || !onlyAuthority) {
            throw invalid(address);
        }
        return bare;
    }

    private static InvalidSettingException invalid(String address) {
        return new InvalidSettingException("publicAddress '" + address
                + "' is not an address docker can use: write https://host or https://host:port, without a path.");
    }
}

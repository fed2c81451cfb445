// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.scan;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scanner that is another program and speaks Harbor's scanner adapter API.
 *
 * @param name by which repositories choose it
 * @param url below which its {@code /api/v1} is
 * @param authentication how the registry proves itself to it: none, basic, bearer or api-key; default none
 * @param user for basic
 * @param secret the password, token or key
 * @param authority certificates in PEM, one of which must have signed its own; empty, the default: those that Java trusts
 * @param skipTlsVerification whether its certificate does not matter; default false
 * @param internalAddress whether it pulls from {@code registryAddress}, and not from the public one; default false
 * @param timeoutMinutes how long one image may take, 1 to 55; default 30
 * @param sbom which bill of materials is asked for as well, and attached to the image: cyclonedx or spdx; empty, the default: none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScannerSettings(
        String name,
        String url,
        String authentication,
        String user,
        String secret,
        String authority,
        boolean skipTlsVerification,
        boolean internalAddress,
        int timeoutMinutes,
        String sbom) {
    private static final Set<String> WAYS = Set.of("none", "basic", "bearer", "api-key");
    private static final Set<String> BILLS = Set.of("", "cyclonedx", "spdx");

    public ScannerSettings {
        requireName(name);
        url = url.replaceFirst("/+$", "").replaceFirst("/api/v1$", "");
        requireAddress("scanner " + name + ": url", url);
        require(WAYS, "authentication", authentication, "none, basic, bearer or api-key");
        require(BILLS, "sbom", sbom, "cyclonedx or spdx, or leave it out");
        if (authentication.equals("basic") == user.isEmpty()) {
            throw new InvalidSettingException("scanner " + name
                    + ": a user belongs to authentication basic, and only to that: give both, or neither.");
        }
        Values.require("timeoutMinutes", timeoutMinutes, 1, 55);
    }

    private static void requireName(String name) {
        try {
            if (new ScannerName(name).isBuiltIn()) {
                throw new InvalidSettingException("'built-in' is the registry's own scanner: name this one otherwise.");
            }
        } catch (RegistryException e) {
            throw new InvalidSettingException(String.valueOf(e.getMessage()));
        }
    }

    private static void require(Set<String> known, String key, String value, String allowed) {
        if (!known.contains(value)) {
            throw new InvalidSettingException(key + " '" + value + "' is not known: use " + allowed + ".");
        }
    }

    static void requireAddress(String key, String address) {
        if (!Values.isAddress(address, true) || address.indexOf('?') >= 0) {
            throw new InvalidSettingException(
                    key + " '" + address
                            + "' is not an address on the web: write https://host:port, without a user name; that belongs to user.");
        }
    }

    @JsonCreator
    static ScannerSettings of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "url", required = true) String url,
            @JsonProperty("authentication") @Nullable String authentication,
            @JsonProperty("user") @Nullable String user,
            @JsonProperty("secret") @Nullable String secret,
            @JsonProperty("authority") @Nullable String authority,
            @JsonProperty("skipTlsVerification") @Nullable Boolean skipTlsVerification,
            @JsonProperty("internalAddress") @Nullable Boolean internalAddress,
            @JsonProperty("timeoutMinutes") @Nullable Integer timeoutMinutes,
            @JsonProperty("sbom") @Nullable String sbom) {
        return new ScannerSettings(
                name,
                url,
                requireNonNullElse(authentication, "none"),
                requireNonNullElse(user, ""),
                requireNonNullElse(secret, ""),
                requireNonNullElse(authority, ""),
                requireNonNullElse(skipTlsVerification, false),
                requireNonNullElse(internalAddress, false),
                requireNonNullElse(timeoutMinutes, 30),
                requireNonNullElse(sbom, ""));
    }

    @JsonIgnore
    public URI address() {
        return URI.create(url);
    }

    ScannerSettings withoutSecret() {
        return new ScannerSettings(
                name,
                url,
                authentication,
                user,
                "",
                authority,
                skipTlsVerification,
                internalAddress,
                timeoutMinutes,
                sbom);
    }

    @Override
    public String toString() {
        return "ScannerSettings[" + name + ", " + url + "]";
    }
}

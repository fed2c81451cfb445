// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code jenkins: securityRealm: local:} of a JCasC file: in Jenkins its own user database, here the local accounts
 * that must exist. Other accounts are left as they are. Jenkins' other keys of the block (sign-up, captcha) are passed over:
 * nobody can sign up here.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConfiguredAccounts(List<ConfiguredAccount> users) {
    /** Where in the file it stands. */
    public static final List<String> BLOCK = List.of("jenkins", "securityRealm", "local");

    public static final ConfiguredAccounts NONE = new ConfiguredAccounts(List.of());

    public ConfiguredAccounts {
        users = List.copyOf(users);
        long different =
                users.stream().map(user -> user.id().login()).distinct().count();
        if (different < users.size()) {
            throw new IllegalArgumentException(
                    "The same user is named twice: names that differ in case only are the same.");
        }
    }

    @JsonCreator
    static ConfiguredAccounts of(@JsonProperty("users") @Nullable List<ConfiguredAccount> users) {
        return new ConfiguredAccounts(Objects.requireNonNullElse(users, List.of()));
    }

    /**
     * Makes and changes accounts until they are as described; a second time changes nothing.
     *
     * @return those that were there and have got another password
     */
    public List<AccountName> applyTo(LocalAccounts accounts) {
        return users.stream()
                .filter(user -> user.applyTo(accounts))
                .map(ConfiguredAccount::id)
                .toList();
    }
}

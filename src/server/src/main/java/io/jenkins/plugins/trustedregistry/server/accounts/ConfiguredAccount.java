// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as JCasC describes one of Jenkins' own user database: {@code id}, {@code name} (the full one) and {@code password}.
 * What else Jenkins knows about its users (description, properties) means nothing here and is passed over.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConfiguredAccount(AccountName id, String name, String password) {
    private static final String HASHED_BY_JENKINS = "#";

    public ConfiguredAccount {
        if (password.startsWith(HASHED_BY_JENKINS + "jbcrypt:") || password.startsWith(HASHED_BY_JENKINS + "pbkdf2:")) {
            throw new IllegalArgumentException(
                    "The password of '" + id + "' is a hash that only Jenkins can use: give the"
                            + " password itself, for instance as ${NAME} of an environment variable.");
        }
        Passwords.usable(password);
    }

    @JsonCreator
    static ConfiguredAccount of(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty(value = "password", required = true) String password) {
        return new ConfiguredAccount(AccountName.parse(id), Objects.requireNonNullElse(name, ""), password);
    }

    /** Makes or changes the account until it is as described; says whether it was there and has got another password. */
    boolean applyTo(LocalAccounts accounts) {
        Optional<Account> there = accounts.account(id);
        if (there.isEmpty()) {
            accounts.create(id, name, Set.of(), false, password);
            return false;
        }
        Account account = there.get();
        if (!name.isEmpty() && !name.equals(account.fullName())) {
            accounts.update(account.changed(name, account.groups(), account.administrator(), account.disabled()));
        }
        if (accounts.hasPassword(id, password)) {
            return false;
        }
        accounts.changePassword(id, password);
        return true;
    }

    @Override
    public String toString() {
        return "ConfiguredAccount[" + id + "]";
    }
}

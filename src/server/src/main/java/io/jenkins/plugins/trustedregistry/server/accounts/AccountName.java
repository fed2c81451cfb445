// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a local user is called: a namespace's name in which letters may be upper case too, so it needs no quoting in a shell and
 * its lower-case form can stand in an image's name. Names that differ in case only are the same account.
 */
public record AccountName(String text) {
    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9]++(?:(?:\\.|__?|-++)[A-Za-z0-9]++)*+");
    private static final int LONGEST = 128;
    /** Names that lists and logs use for somebody who is no account. */
    private static final Set<String> RESERVED = Set.of("anonymous", "console");

    public AccountName {
        if (!isWellFormed(text)) {
            throw invalid("The user name '" + Shown.of(text) + "' is not well-formed: use up to " + LONGEST
                    + " letters and digits, separated by single '.', '_', '__' or '-'.");
        }
        if (RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
            throw invalid("The user name '" + text + "' is reserved: choose another one.");
        }
    }

    public static AccountName parse(String text) {
        return new AccountName(text);
    }

    /** The name, or nothing when no account can be called so. */
    static Optional<AccountName> ifWellFormed(String text) {
        return isWellFormed(text) && !RESERVED.contains(text.toLowerCase(Locale.ROOT))
                ? Optional.of(new AccountName(text))
                : Optional.empty();
    }

    /** The form by which names are compared. */
    String login() {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isWellFormed(String text) {
        return text.length() <= LONGEST && GRAMMAR.matcher(text).matches();
    }

    private static RegistryException invalid(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 400, sentence, Map.of());
    }

    @Override
    public String toString() {
        return text;
    }
}

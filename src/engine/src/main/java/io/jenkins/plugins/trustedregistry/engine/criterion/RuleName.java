// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Map;
import java.util.regex.Pattern;

/** What a rule is called in its repository. */
public record RuleName(String text) {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");

    public RuleName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new RegistryException(
                    ErrorCode.NAME_INVALID,
                    400,
                    "The name '" + Shown.of(text) + "' is not well-formed: use 1 to 64 small letters, digits, '.', '_'"
                            + " and '-', a letter or digit at both ends.",
                    Map.of());
        }
    }

    public static RuleName parse(String text) {
        return new RuleName(text);
    }

    @Override
    public String toString() {
        return text;
    }
}

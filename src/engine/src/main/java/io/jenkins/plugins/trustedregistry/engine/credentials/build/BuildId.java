// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.build;

import java.util.regex.Pattern;

/**
 * The host's name for one run of a job, for ever the same and never given to another: not its number, for a job can be renamed,
 * deleted and made anew. Up to 128 letters, digits and {@code . _ -}; a UUID will do.
 */
public record BuildId(String text) {
    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    public BuildId {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException("No identifier of a build: " + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

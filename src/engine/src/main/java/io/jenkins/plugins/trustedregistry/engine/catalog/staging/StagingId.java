// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import java.util.regex.Pattern;

/** Names a staging area. No secret: what may be done with it hangs on the build it is of. */
public record StagingId(String text) {
    private static final Pattern GRAMMAR = Pattern.compile("[0-9A-Za-z]{1,64}");

    public StagingId {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException("No identifier of a staging area: " + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Statements of where images come from.
 *
 * @param attach whether the registry signs one for each image that a build of Jenkins pushes, and attaches it; default true. Without
 *     builds there is nothing to state
 */
public record ProvenanceSettings(boolean attach) {
    public static final ProvenanceSettings DEFAULTS = of(null);

    @JsonCreator
    static ProvenanceSettings of(@JsonProperty("attach") @Nullable Boolean attach) {
        return new ProvenanceSettings(requireNonNullElse(attach, true));
    }
}

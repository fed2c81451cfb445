// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which back end holds image layers.
 *
 * @param folder a local folder or NFS mount; empty: {@code storage} in the registry's home
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StorageSettings(String folder) {
    static final StorageSettings DEFAULTS = of(null);

    @JsonCreator
    static StorageSettings of(@JsonProperty("folder") @Nullable String folder) {
        return new StorageSettings(Objects.requireNonNullElse(folder, ""));
    }
}

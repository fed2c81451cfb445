// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import java.nio.file.Path;

/**
 * A data file that is finished and not yet served.
 *
 * @param note a sentence about what was left out; may be empty
 */
public record Built(SourceData data, Path file, String note) {}

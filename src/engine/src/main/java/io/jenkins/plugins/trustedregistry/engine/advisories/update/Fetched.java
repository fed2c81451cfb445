// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that was downloaded, whole.
 *
 * @param validator for the next conditional download; empty when the server gave none
 * @param published when the server says that it was changed last
 */
record Fetched(Path file, String validator, Optional<Instant> published) {}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;

/** A mirror and where it is. */
public record PlacedMirror(Repository repository, Mirror mirror) {}

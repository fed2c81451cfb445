// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Fix;

/** A package is affected by a vulnerability. Each vulnerability is named once for a package, whatever its records are called. */
public record Match(PackageQuery query, Advisory advisory, Fix fix) {}

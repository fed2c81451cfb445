// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;

/** A package that the advisories are asked about, as the table {@code scan_package} has it. */
public record Asked(long id, PackageQuery query) {}

// SPDX-License-Identifier: MIT
/**
 * What is kept of scans in the metadata database. Every table's SQL is in one class. Inventories belong to an image's digest, findings
 * to a package, whatever images hold it: so an update of the advisories costs as much as there are different packages, not as there
 * are images.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** Packages of Red Hat, SUSE and their kin: RPM's database in its three forms, sqlite, ndb and Berkeley DB, and the headers in them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** Packages of Alpine, Wolfi and their kin: the database of apk. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.alpine;

import org.jspecify.annotations.NullMarked;

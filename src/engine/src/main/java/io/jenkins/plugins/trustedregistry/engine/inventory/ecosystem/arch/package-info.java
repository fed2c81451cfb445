// SPDX-License-Identifier: MIT
/** Packages of Arch Linux and its kin: the database of pacman. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.arch;

import org.jspecify.annotations.NullMarked;

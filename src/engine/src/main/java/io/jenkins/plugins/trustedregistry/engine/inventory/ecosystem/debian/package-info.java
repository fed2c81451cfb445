// SPDX-License-Identifier: MIT
/** Packages of Debian, Ubuntu and their kin, and opkg: {@code status}, the {@code status.d} of distroless images, the lists of files and the
 * licences in {@code copyright} files. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** Crates in programs that {@code cargo auditable} built. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rust;

import org.jspecify.annotations.NullMarked;

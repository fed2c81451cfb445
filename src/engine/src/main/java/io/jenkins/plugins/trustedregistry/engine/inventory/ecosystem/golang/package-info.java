// SPDX-License-Identifier: MIT
/** Modules in programs that Go built: the build information that the linker leaves in them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang;

import org.jspecify.annotations.NullMarked;

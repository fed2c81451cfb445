// SPDX-License-Identifier: MIT
/** Gems as they are installed: their {@code .gemspec} files. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.ruby;

import org.jspecify.annotations.NullMarked;

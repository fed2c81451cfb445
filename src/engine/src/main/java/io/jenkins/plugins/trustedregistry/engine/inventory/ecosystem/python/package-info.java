// SPDX-License-Identifier: MIT
/** Distributions of Python as they are installed: {@code METADATA} and {@code PKG-INFO}. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python;

import org.jspecify.annotations.NullMarked;

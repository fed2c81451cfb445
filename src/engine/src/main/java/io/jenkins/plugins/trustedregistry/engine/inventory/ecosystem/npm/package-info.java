// SPDX-License-Identifier: MIT
/** Packages of Node.js as they are installed: the {@code package.json} below {@code node_modules}. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.npm;

import org.jspecify.annotations.NullMarked;

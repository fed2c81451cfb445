// SPDX-License-Identifier: MIT
/** Packages that Composer installed: {@code vendor/composer/installed.json}. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.php;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** What system an image is: {@code os-release(5)}, and the older files that distributions have where it is missing. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.osrelease;

import org.jspecify.annotations.NullMarked;

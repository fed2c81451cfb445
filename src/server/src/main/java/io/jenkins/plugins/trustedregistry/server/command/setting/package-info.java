// SPDX-License-Identifier: MIT
/** Commands that look at settings, try and change them while the registry runs; and whether a newer release is there. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.setting;

import org.jspecify.annotations.NullMarked;

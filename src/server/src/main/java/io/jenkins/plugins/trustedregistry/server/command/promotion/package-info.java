// SPDX-License-Identifier: MIT
/** Promotion: by hand, and rules. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.promotion;

import org.jspecify.annotations.NullMarked;

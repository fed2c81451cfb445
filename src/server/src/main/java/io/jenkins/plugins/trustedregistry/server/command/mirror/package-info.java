// SPDX-License-Identifier: MIT
/** Commands about mirrors: what goes to other registries, and comes from them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.mirror;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** Pruning: policies, plans, tag limits. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.pruning;

import org.jspecify.annotations.NullMarked;

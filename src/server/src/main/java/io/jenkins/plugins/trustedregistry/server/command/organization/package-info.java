// SPDX-License-Identifier: MIT
/** Accounts, organizations, teams and their rights, namespaces, robots. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.organization;

import org.jspecify.annotations.NullMarked;

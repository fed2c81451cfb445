// SPDX-License-Identifier: MIT
/**
 * Steps that change the registry of this Jenkins without a network: its own routes are called, with the login of the build, so rights,
 * rules and the audit log are those of any other client.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.inprocess;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** Logging in and out, and what belongs to the caller: rights, access tokens, client bundles. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.own;

import org.jspecify.annotations.NullMarked;

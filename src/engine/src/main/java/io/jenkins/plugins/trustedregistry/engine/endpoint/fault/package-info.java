// SPDX-License-Identifier: MIT
/**
 * What went wrong that no endpoint has foreseen: which status a fault of the server is answered with, and bodies that end too early.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.endpoint.fault;

import org.jspecify.annotations.NullMarked;

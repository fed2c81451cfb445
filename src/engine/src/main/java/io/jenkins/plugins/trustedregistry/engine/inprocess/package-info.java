// SPDX-License-Identifier: MIT
/**
 * Clients of the registry that are inside its own process: {@link
 * io.jenkins.plugins.trustedregistry.engine.inprocess.RouterTransport} hands their requests to the routes that docker's reach, so
 * rights, rules, events and the audit log can't differ. Steps of Jenkins and mirrors use it.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inprocess;

import org.jspecify.annotations.NullMarked;

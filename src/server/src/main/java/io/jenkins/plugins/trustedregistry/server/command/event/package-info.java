// SPDX-License-Identifier: MIT
/** What happened and who is told: the audit log, webhooks. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.event;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/**
 * Webhooks: other servers are told what happens. {@link io.jenkins.plugins.trustedregistry.engine.events.webhook.Outbox} takes what
 * happened, off the path of requests, and keeps it in the database; {@link
 * io.jenkins.plugins.trustedregistry.engine.events.webhook.Courier} sends it, tries again, and writes down what came of it.
 *
 * <p>What is in the outbox is sent at least once, also after a crash. A process that is killed loses only what happened in its last
 * moments and was not written yet: as much as waits for one transaction, usually a few milliseconds. The order is not promised. One
 * webhook has two calls under way at most, so a slow one delays nobody else.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import org.jspecify.annotations.NullMarked;

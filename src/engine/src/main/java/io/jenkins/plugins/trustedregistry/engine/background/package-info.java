// SPDX-License-Identifier: MIT
/**
 * Threads that must be there as long as the registry is: what looks at the queue of jobs, writes the audit log, sends to webhooks. A
 * request that fails is answered and forgotten; one of these that ends without anybody noticing would leave a registry that answers
 * and does nothing else.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.background;

import org.jspecify.annotations.NullMarked;

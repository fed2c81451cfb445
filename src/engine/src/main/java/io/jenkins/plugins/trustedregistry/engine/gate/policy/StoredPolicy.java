// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.policy;

import java.time.Instant;

/**
 * A policy as it is kept.
 *
 * @param version grows with every change of it
 */
public record StoredPolicy(Policy policy, int version, Instant changedAt, String changedBy) {}

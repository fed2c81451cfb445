// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.waiver;

import java.time.Instant;

/** An exception as it is kept. */
public record StoredWaiver(Waiver waiver, Instant createdAt, String createdBy) {}

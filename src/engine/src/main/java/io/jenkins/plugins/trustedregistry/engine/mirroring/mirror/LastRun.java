// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import java.time.Instant;

/**
 * How a mirror went last.
 *
 * @param at when it ended
 * @param outcome the worst of its copies; {@code FAILED} also when it did not come to any
 * @param job which has its log
 */
public record LastRun(Instant at, MirrorOutcome outcome, String sentence, long job) {}

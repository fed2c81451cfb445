// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.schedule;

import java.time.Instant;

/** A kind that is run whenever its cron expression says so, and when that is next. */
public record Schedule(String kind, Cron cron, Instant next) {}

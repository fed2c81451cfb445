// SPDX-License-Identifier: MIT
/** Writes verdicts down when what they were come to with has changed, tells of those that turned, and of those that somebody waits for. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.job;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import java.time.Instant;

/**
 * An event with its circumstances.
 *
 * @param id tells it from all others, also when it is told twice
 * @param actor who did it, as lists show it
 */
public record Happening(String id, Instant at, String actor, Event event) {}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.pulls;

import java.time.Instant;

/**
 * How often something was pulled.
 *
 * @param lastBy who pulled it last, as lists show it
 */
public record Pulls(long count, Instant lastAt, String lastBy) {

    /** Together with others that came later. */
    Pulls and(Pulls later) {
        return new Pulls(count + later.count, later.lastAt, later.lastBy);
    }
}

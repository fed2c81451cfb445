// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

import java.util.Optional;

/**
 * A kind of background work.
 *
 * @param name as the API and the database know it, for instance {@code garbage-collection}
 * @param title for people
 * @param atOnce how many jobs of it may run at the same time
 * @param inTurn a parameter: jobs that have the same value of it run one after the other; empty: none does
 */
public record JobKind(String name, String title, int atOnce, Retries retries, Optional<String> inTurn, JobWork work) {
    public JobKind {
        if (!name.matches("[a-z][a-z0-9-]*") || atOnce < 1) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a job kind: write-it-like-this, at least one at once");
        }
    }

    /** One at a time, tried once. */
    public static JobKind of(String name, String title, JobWork work) {
        return new JobKind(name, title, 1, Retries.NONE, Optional.empty(), work);
    }

    public JobKind atOnce(int most) {
        return new JobKind(name, title, most, retries, inTurn, work);
    }

    public JobKind retried(Retries changed) {
        return new JobKind(name, title, atOnce, changed, inTurn, work);
    }

    public JobKind inTurnBy(String parameter) {
        return new JobKind(name, title, atOnce, retries, Optional.of(parameter), work);
    }
}

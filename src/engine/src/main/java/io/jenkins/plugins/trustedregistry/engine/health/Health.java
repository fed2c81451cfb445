// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all parts of the registry how they are, and keeps the answer for a second, so that a busy load balancer costs nothing and
 * a part that hangs holds up only as many callers as there are seconds to wait.
 */
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String SILENT = "does not answer";

    /** What one part said; the problem is empty when it is well. */
    public record Part(String name, Optional<String> problem, boolean vital) {
        Part(String name, Optional<String> problem) {
            this(name, problem, true);
        }

        /** Whether the registry can go on serving. */
        public boolean isFine() {
            return problem.isEmpty() || !vital;
        }
    }

    /** The whole. */
    public record Report(List<Part> parts) {
        public Report {
            parts = List.copyOf(parts);
        }

        public boolean isHealthy() {
            return parts.stream().allMatch(Part::isFine);
        }
    }

    private record Kept(Report report, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH)); // a clock may be set back
        }
    }

    private final List<HealthCheck> checks;
    private final InstantSource clock;
    private final Duration patience;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Kept last = new Kept(new Report(List.of()), Instant.MAX);

    public Health(List<HealthCheck> checks, InstantSource clock) {
        this(checks, clock, Duration.ofSeconds(5));
    }

    /** @param patience how long to wait for another thread that is asking the parts */
    Health(List<HealthCheck> checks, InstantSource clock, Duration patience) {
        this.checks = List.copyOf(checks);
        this.clock = clock;
        this.patience = patience;
    }

    /** How the parts are now, or were within the last second. */
    public Report report() {
        Kept kept = last;
        if (kept.isFresh(clock.instant())) {
            return kept.report();
        }
        boolean mine;
        try {
            mine = asking.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine = false;
        }
        return mine ? askOnce() : new Report(List.of(new Part("checks", Optional.of(SILENT), true)));
    }

    private Report askOnce() {
        try {
            Kept kept = last;
            if (kept.isFresh(clock.instant())) {
                return kept.report(); // whoever held the lock has just asked
            }
            List<Part> parts = new ArrayList<>();
            checks.forEach(check -> parts.add(ask(check)));
            Report report = new Report(parts);
            last = new Kept(report, clock.instant());
            return report;
        } finally {
            asking.unlock();
        }
    }

    private Part ask(HealthCheck check) {
        Optional<String> problem;
        try {
            problem = check.probe().problem();
        } catch (Exception e) { // whatever a probe throws
            problem = Optional.of(SILENT);
            if (wasWell(check.name())) {
                LOG.warn("The health check {} failed", check.name(), e);
            }
        }
        return new Part(check.name(), problem, check.vital());
    }

    /** So that a part that stays ill is logged once, not once a second. */
    private boolean wasWell(String name) {
        return last.report().parts().stream()
                .filter(part -> part.name().equals(name))
                .allMatch(part -> part.problem().isEmpty());
    }
}

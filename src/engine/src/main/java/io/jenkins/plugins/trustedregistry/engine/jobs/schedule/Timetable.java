// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which kinds are to run when. Times that passed before this was made are gone. */
public final class Timetable {
    private final InstantSource clock;
    private final Map<String, Schedule> schedules = new TreeMap<>();

    public Timetable(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void add(String kind, Cron cron) {
        schedules.put(kind, new Schedule(kind, cron, cron.after(clock.instant())));
    }

    /** Replaces when a kind is to run, or has it run no more by itself. One that does not change keeps its next time. */
    public synchronized void set(String kind, Optional<Cron> cron) {
        Optional<Cron> before = Optional.ofNullable(schedules.get(kind)).map(Schedule::cron);
        if (cron.isEmpty()) {
            schedules.remove(kind);
        } else if (!cron.equals(before)) {
            add(kind, cron.get());
        }
    }

    public synchronized List<Schedule> schedules() {
        return List.copyOf(schedules.values());
    }

    public synchronized boolean isDue() {
        Instant now = clock.instant();
        return schedules.values().stream().anyMatch(each -> !each.next().isAfter(now));
    }

    /** The kinds whose time has come since the last call, each once however often it has. */
    public synchronized List<String> due() {
        Instant now = clock.instant();
        List<String> due = new ArrayList<>();
        for (Schedule each : List.copyOf(schedules.values())) {
            Instant next = each.cron().after(now);
            if (!each.next().isAfter(now)) {
                due.add(each.kind());
            } else if (!next.isBefore(each.next())) {
                continue;
            }
            // Also when the clock was set back: what is next then comes sooner than what was next before.
            schedules.put(each.kind(), new Schedule(each.kind(), each.cron(), next));
        }
        return due;
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which kinds are to run when, some of them several times with different parameters. Times that passed before this was made are gone. */
public final class Timetable {
    private final InstantSource clock;
    private final Map<String, Schedule> schedules = new TreeMap<>();

    public Timetable(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void add(String kind, Cron cron) {
        put(kind, Map.of(), cron);
    }

    private void put(String kind, Map<String, String> parameters, Cron cron) {
        schedules.put(key(kind, parameters), new Schedule(kind, parameters, cron, cron.after(clock.instant())));
    }

    private static String key(String kind, Map<String, String> parameters) {
        return kind + " " + new TreeMap<>(parameters);
    }

    /** Replaces when a kind is to run, or has it run no more by itself. One that does not change keeps its next time. */
    public synchronized void set(String kind, Optional<Cron> cron) {
        set(
                kind,
                cron.<Map<Map<String, String>, Cron>>map(each -> Map.of(Map.of(), each))
                        .orElse(Map.of()));
    }

    /** Replaces when a kind is to run with which parameters; with all others it runs no more by itself. */
    public synchronized void set(String kind, Map<Map<String, String>, Cron> wanted) {
        schedules.values().removeIf(each -> each.kind().equals(kind) && !wanted.containsKey(each.parameters()));
        wanted.forEach((parameters, cron) -> {
            Schedule before = schedules.get(key(kind, parameters));
            if (before == null || !before.cron().equals(cron)) {
                put(kind, parameters, cron);
            }
        });
    }

    public synchronized List<Schedule> schedules() {
        return List.copyOf(schedules.values());
    }

    public synchronized boolean isDue() {
        Instant now = clock.instant();
        return schedules.values().stream().anyMatch(each -> !each.next().isAfter(now));
    }

    /** Those whose time has come since the last call, each once however often it has. */
    public synchronized List<Schedule> due() {
        Instant now = clock.instant();
        List<Schedule> due = new ArrayList<>();
        for (Map.Entry<String, Schedule> entry : schedules.entrySet()) {
            Schedule each = entry.getValue();
            Instant next = each.cron().after(now);
            if (!each.next().isAfter(now)) {
                due.add(each);
            } else if (!next.isBefore(each.next())) {
                continue;
            }
            // Also when the clock was set back: what is next then comes sooner than what was next before.
            entry.setValue(new Schedule(each.kind(), each.parameters(), each.cron(), next));
        }
        return due;
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.store.GateTables;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.StoredWaiver;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateExceptionSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateSettings;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Brings policies and exceptions in line with the settings, and writes them down as settings. What the settings name is made or
 * changed to be as they say; what they don't name is left as it is. Doing it twice changes nothing.
 */
public final class GatesAsCode {
    private static final String AUTHOR = "settings";

    private final Database database;
    private final GateTables tables;
    private final InstantSource clock;

    public GatesAsCode(Database database, GateTables tables, InstantSource clock) {
        this.database = database;
        this.tables = tables;
        this.clock = clock;
    }

    /** All or nothing. True when anything has changed. */
    public boolean apply(GateSettings wanted) {
        return database.write(handle -> {
            Set<StoredPolicy> before = new HashSet<>(tables.policies().list());
            boolean changed = false;
            for (var policy : wanted.policies()) {
                changed |= !before.contains(tables.policies().put(policy, AUTHOR));
            }
            Set<GateExceptionSettings> there = new HashSet<>(tables.exceptions().list().stream()
                    .map(each -> GateExceptionSettings.of(each.waiver()))
                    .toList());
            for (GateExceptionSettings exception : wanted.exceptions()) {
                if (!there.contains(GateExceptionSettings.of(exception.waiver("")))) {
                    tables.exceptions()
                            .put(new StoredWaiver(
                                    exception.waiver(UUID.randomUUID().toString()), clock.instant(), AUTHOR));
                    changed = true;
                }
            }
            return changed;
        });
    }

    /** Everything there is, beside what stands in the settings only. */
    public GateSettings export(GateSettings settings) {
        return settings.with(
                tables.policies().list().stream().map(StoredPolicy::policy).toList(),
                tables.exceptions().list().stream()
                        .map(StoredWaiver::waiver)
                        .map(GateExceptionSettings::of)
                        .toList());
    }
}

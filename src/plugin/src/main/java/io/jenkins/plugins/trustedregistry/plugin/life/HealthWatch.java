// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.life;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.health.Health;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the running registry now and then how its parts are, so that no page has to wait for a disk that hangs. */
@Extension
public final class HealthWatch extends PeriodicWork {
    private volatile Optional<String> problem = Optional.empty();

    /** What was wrong when it was last asked, as sentences; empty when all was well. */
    static Optional<String> problem() {
        return ExtensionList.lookupSingleton(HealthWatch.class).problem;
    }

    @Override
    public long getRecurrencePeriod() {
        return Duration.ofSeconds(15).toMillis();
    }

    @Override
    protected void doRun() {
        look();
    }

    void look() {
        problem = RunningRegistry.OF_JENKINS.state().registry().flatMap(HealthWatch::ask);
    }

    private static Optional<String> ask(Registry registry) {
        return sentence(Loader.PLUGIN.call(() -> registry.health().report()));
    }

    static Optional<String> sentence(Health.Report report) {
        String parts = report.parts().stream()
                .filter(part -> !part.isFine())
                .map(part -> part.name() + ": " + part.problem().orElse(""))
                .collect(Collectors.joining("; "));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "It is open, but not all of it works (" + parts
                                + "). A full disk: free some space, or delete images and collect garbage. Else Jenkins' log says more.");
    }
}

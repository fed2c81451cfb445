// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.life;

import hudson.Extension;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears up after runs whose end nobody heard of, because Jenkins was killed. Their logins open nothing anyway. */
@Extension
public final class StaleLogins extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(StaleLogins.class);

    @Override
    public long getRecurrencePeriod() {
        return Duration.ofDays(1).toMillis();
    }

    @Override
    protected void doRun() {
        RunningRegistry.OF_JENKINS.state().registry().ifPresent(registry -> {
            registry.stagings().discardStale();
            int builds = registry.builds().endStale();
            LOG.debug("Logins of {} builds that do not run any more were removed", builds);
        });
    }
}

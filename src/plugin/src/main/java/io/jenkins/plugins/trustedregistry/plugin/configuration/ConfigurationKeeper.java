// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import io.jenkins.plugins.trustedregistry.plugin.host.CallsUnderWay;
import io.jenkins.plugins.trustedregistry.plugin.host.RegistryState;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings that are changed from the registry's own pages, kept in Jenkins' configuration like those of its System page. */
public final class ConfigurationKeeper implements SettingsKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationKeeper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PLACE = "Jenkins' configuration";

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "trusted-registry-reopen");
        made.setDaemon(true);
        return made;
    });
    private Settings before = Settings.DEFAULTS; // guarded by this
    private Settings last = Settings.DEFAULTS; // guarded by this
    private Optional<String> problem = Optional.empty(); // guarded by this

    @Override
    public synchronized Kept kept() {
        TrustedRegistryConfiguration configuration = TrustedRegistryConfiguration.get();
        return new Kept(configuration.settings(), PLACE, configuration.byCode(), problem);
    }

    @Override
    public synchronized void keep(String block, Settings wanted) throws IOException {
        TrustedRegistryConfiguration configuration = TrustedRegistryConfiguration.get();
        Settings now = configuration.settings();
        try {
            configuration.keep(wanted);
        } catch (IOException e) {
            throw new IOException(
                    "The settings can't be saved in Jenkins' configuration (" + e.getMessage()
                            + "): see that the user that runs Jenkins may write into JENKINS_HOME, and that its disk has"
                            + " space.",
                    e);
        }
        before = now;
        last = wanted;
        problem = Optional.empty();
    }

    @Override
    public void reopen() {
        thread.execute(this::openAnew);
    }

    private void openAnew() {
        CallsUnderWay.OF_JENKINS.await(PATIENCE);
        TrustedRegistryConfiguration configuration = TrustedRegistryConfiguration.get();
        RunningRegistry.OF_JENKINS.apply(configuration.settings());
        RegistryState state = RunningRegistry.OF_JENKINS.state();
        state.problem().ifPresent(why -> goBack(configuration, why));
    }

    /** Unless somebody has changed them since. */
    private synchronized void goBack(TrustedRegistryConfiguration configuration, String why) {
        if (!configuration.settings().equals(last)) {
            return;
        }
        try {
            configuration.keep(before);
            RunningRegistry.OF_JENKINS.apply(before);
            problem =
                    Optional.of("The registry could not be opened with the last change, so it was taken back. " + why);
        } catch (IOException e) {
            LOG.error("Settings that can't be used could not be taken back", e);
        }
    }
}

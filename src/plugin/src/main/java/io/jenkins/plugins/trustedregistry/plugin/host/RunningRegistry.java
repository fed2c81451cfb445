// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.Host;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one registry of this Jenkins. Whatever goes wrong becomes its state: no method throws for a used port, a broken certificate
 * or a full disk. Starting, changing and stopping wait for each other; the state can be read at any time.
 */
public final class RunningRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRegistry.class);

    /** The one of this Jenkins; a Jenkins that is restarted in place loads this class anew. */
    public static final RunningRegistry OF_JENKINS = new RunningRegistry(JenkinsHost::ofJenkins, Clock.systemUTC());

    private final Supplier<Host> host;
    private final Clock clock;
    private volatile RegistryState state = RegistryState.STOPPED;
    private boolean wanted;
    private final List<SettingChange> untold = new ArrayList<>(); // guarded by this

    RunningRegistry(Supplier<Host> host, Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    public RegistryState state() {
        return state;
    }

    /** From now on the registry is wanted: it is opened with these settings, and again with each change of them. */
    public synchronized void start(Settings settings) {
        wanted = true;
        open(settings);
    }

    /**
     * Starts it anew with changed settings, after running requests have had time to finish. Does nothing before the start and
     * after the stop.
     */
    public synchronized void apply(Settings settings) {
        if (wanted) {
            close();
            open(settings);
        }
    }

    /**
     * Has the registry write down who changed its settings and tell whoever listens, once it is open with them: at the next start or
     * {@link #apply}, and while it can't be opened, later.
     */
    public synchronized void changed(SettingChange change) {
        untold.add(change);
    }

    /** Lets running requests finish for a while and closes the registry. */
    public synchronized void stop() {
        wanted = false;
        close();
    }

    private void open(Settings settings) {
        state = Loader.PLUGIN.call(() -> opened(host.get(), settings));
        state.problem().ifPresent(problem -> LOG.error("The registry did not start: {}", problem));
        state.registry()
                .ifPresent(registry -> Loader.PLUGIN.call(() -> {
                    untold.forEach(change -> change.tell(registry));
                    untold.clear();
                    return registry;
                }));
    }

    private RegistryState opened(Host lent, Settings settings) {
        Registry registry;
        try {
            registry = Registry.open(lent, settings, clock);
        } catch (IOException | RuntimeException e) {
            LOG.debug("The registry could not be opened", e);
            return RegistryState.failed(StartProblem.opening(e, lent.home()));
        }
        try {
            registry.start();
            registry.port().ifPresent(port -> LOG.info("The registry takes requests on port {}", port));
            return RegistryState.running(registry);
        } catch (IOException | RuntimeException e) {
            LOG.debug("The registry's listener could not be started", e);
            return RegistryState.unreachable(registry, StartProblem.listening(e, settings.listener()));
        }
    }

    private void close() {
        RegistryState before = state;
        state = RegistryState.STOPPED;
        before.registry().ifPresent(registry -> {
            try {
                registry.close();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The registry could not be closed in order", e);
            }
        });
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.settings.FileKeeper;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.SettingsSource;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes and opens a registry for changed settings. Closing lets running requests, the one that asked among them, finish for a while.
 * When it can't be opened so, the last change of the settings file is taken back, and the registry goes on with that.
 */
final class Reopening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);

    private final Opener opener;
    private final SettingsSource source;
    private final Runnable broken;
    private final FileKeeper keeper;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "registry-reopen");
        made.setDaemon(true);
        return made;
    });
    private volatile @Nullable OpenHome home;
    private boolean closed; // guarded by this

    Reopening(Opener opener, SettingsSource source, Runnable broken) {
        this.opener = opener;
        this.source = source;
        this.broken = broken;
        this.keeper = new FileKeeper(source, this::soon);
    }

    FileKeeper keeper() {
        return keeper;
    }

    /** Begins with a registry that is open. */
    void of(OpenHome opened) {
        home = opened;
    }

    OpenHome home() {
        OpenHome now = home;
        if (now == null) {
            throw new IllegalStateException("The registry is not open");
        }
        return now;
    }

    private void soon() {
        try {
            thread.execute(this::reopen);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server is closing, so it is not opened anew", e);
        }
    }

    private synchronized void reopen() {
        if (closed) {
            return;
        }
        Optional<Integer> port = home().registry().port();
        ServerSettings wanted;
        try {
            wanted = samePort(source.read(), port);
        } catch (InvalidSettingException e) {
            keeper.failed("The file was changed meanwhile and can't be read, so the registry goes on as it is. "
                    + e.getMessage());
            return;
        }
        LOG.info("The registry is opened anew, because its settings were changed");
        try {
            home().close();
            home = opener.open(wanted, Optional.of(keeper));
        } catch (CommandFailure e) {
            LOG.error("The registry can't be opened with changed settings, so those before are used", e);
            goBack(port, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The registry could not be opened with changed settings, so those before are used", e);
            goBack(port, "The log of the server says why.");
        }
    }

    private void goBack(Optional<Integer> port, String why) {
        try {
            keeper.takeBack("The registry could not be opened with the last change, so it was taken back. " + why);
            home = opener.open(samePort(source.read(), port), Optional.of(keeper));
        } catch (IOException | RuntimeException e) {
            LOG.error("The registry could not be opened with the settings before either", e);
            broken.run();
        }
    }

    /** Where the port is a free one, clients go on at the one they know. */
    private static ServerSettings samePort(ServerSettings settings, Optional<Integer> port) {
        ListenerSettings listener = settings.registry().listener();
        return listener.port() == 0 && port.isPresent()
                ? settings.with(settings.registry()
                        .with(new ListenerSettings(listener.address(), port.get(), listener.plainHttp())))
                : settings;
    }

    /** Waits for one that is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        thread.shutdown();
        home().close();
    }
}

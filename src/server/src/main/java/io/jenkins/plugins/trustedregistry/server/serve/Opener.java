// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.settings.FileKeeper;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Opens one home and starts to listen, as often as it is asked. */
record Opener(Path home, String version, Clock clock) {

    /** @throws CommandFailure when that can't be done, with a sentence; then the home is given up again */
    OpenHome open(ServerSettings settings, Optional<FileKeeper> keeper) {
        OpenHome opened = openQuietly(settings, keeper);
        try {
            listen(opened, settings);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** The same without listening yet: for what must be there before the first request is. */
    OpenHome openQuietly(ServerSettings settings, Optional<FileKeeper> keeper) {
        return OpenHome.open(home, settings, keeper, version, clock);
    }

    /** @throws CommandFailure when that can't be done, with a sentence; the home stays open */
    static void listen(OpenHome home, ServerSettings settings) {
        ListenerSettings listener = settings.registry().listener();
        try {
            home.registry().start();
        } catch (IOException | RuntimeException e) {
            throw new CommandFailure(ExitCode.ADDRESS_UNUSABLE, sentence(e, listener), e);
        }
    }

    private static String sentence(Exception failure, ListenerSettings listener) {
        String where = new ListenAddress(listener.address(), Math.max(0, listener.port())).toString();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("in use")) {
                return "Port " + listener.port() + " of " + listener.address()
                        + " is in use by another process: stop that one, or choose another port with --listen HOST:PORT.";
            }
            if (cause instanceof SocketException || cause instanceof UnresolvedAddressException) {
                String reason = cause instanceof SocketException ? cause.getMessage() : "the name is not known";
                return "The registry can't listen on " + where + " (" + reason
                        + "): choose an address of this machine, and a port you may use, with --listen HOST:PORT.";
            }
        }
        return "The registry can't listen on " + where + ": " + failure.getMessage();
    }
}

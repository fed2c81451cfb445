// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.HomeInUseException;
import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import java.net.BindException;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Why the registry did not start, in words that an administrator can do something with. */
final class StartProblem {
    private static final String SETTINGS = "Manage Jenkins > System > Trusted Registry";

    private StartProblem() {}

    /** It could not be opened. */
    static String opening(Exception failure, Path home) {
        if (failure instanceof HomeInUseException) {
            return failure.getMessage() + " Is another Jenkins running on the same JENKINS_HOME?";
        }
        if (failure instanceof FileSystemException file) {
            String reason = file.getReason() == null ? "" : " (" + file.getReason() + ")";
            return "The folder " + home
                    + " can't be used: the user that runs Jenkins must be able to make, read and write "
                    + file.getFile() + reason + ".";
        }
        return sentence("The registry in " + home + " could not be opened", failure);
    }

    /** It is open, but its listener could not be started. */
    static String listening(Exception failure, ListenerSettings listener) {
        String where = listener.address() + ":" + listener.port();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("in use")) {
                return "Port " + listener.port() + " of " + listener.address() + " is in use by another process."
                        + " Stop that one, or choose another port (0 for a free one) in " + SETTINGS + ".";
            }
            if (cause instanceof SocketException || cause instanceof UnresolvedAddressException) {
                String reason = cause instanceof SocketException ? cause.getMessage() : "the name is not known";
                return "The registry can't listen on " + where + " (" + reason
                        + "). Choose an address of this machine and a port that Jenkins may use in " + SETTINGS + ".";
            }
        }
        return sentence("The registry can't listen on " + where, failure);
    }

    private static String sentence(String what, Exception failure) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String end = why.endsWith(".") ? "" : ".";
        return what + ". " + why + end + " Mend it and try again; settings are in " + SETTINGS + ".";
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;

/** Says in a sentence why a call outside did not succeed. */
final class Troubles {
    private static final int DEEPEST = 20;

    private Troubles() {}

    /** What is wrong with an answer of this status; empty when nothing is. */
    static Optional<String> of(int status) {
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        if (status >= 300 && status < 400) {
            return Optional.of("The server answered with a redirect (status " + status
                    + "), and redirects are not followed: enter the address it leads to.");
        }
        return Optional.of("The server answered with status " + status + ".");
    }

    /** A proxy answers a wish for a connection itself; nobody else's answer comes as a failure. */
    private static String proxyRefused(int status) {
        return status == 407
                ? "The web proxy wants to know who calls (status 407): give it a user and a password, or other ones."
                : "The web proxy did not make the connection (status " + status
                        + "): check that it may call this host, or add the host to noProxy.";
    }

    static String sentence(Throwable failure, OutboundPost post) {
        return sentence(failure, post.target(), post.timeout());
    }

    static String sentence(Throwable failure, URI target, Duration timeout) {
        String host = target.getHost();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof RefusedTargetException refused) {
                return String.valueOf(refused.getMessage());
            }
            if (cause instanceof UnknownHostException) {
                return "The host " + host + " is not known: check the name, and that this machine can look it up.";
            }
            if (cause instanceof SSLException tls) {
                return "TLS with " + host + " failed (" + Shown.of(String.valueOf(tls.getMessage()))
                        + "): check its certificate, or give the authority that signed it.";
            }
            if (cause instanceof HttpResponseException refused) {
                return proxyRefused(refused.getResponse().getStatus());
            }
            if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
                return "The server did not answer within " + timeout.toSeconds() + " seconds.";
            }
            if (cause instanceof ConnectException) {
                return "The connection to " + host
                        + " could not be made: check that the server runs and can be reached from" + " here.";
            }
            if (cause instanceof EOFException) {
                return "The server closed the connection before it had answered.";
            }
            cause = cause.getCause();
        }
        return "The call failed: " + Shown.of(failure.getClass().getSimpleName() + " " + failure.getMessage()) + ".";
    }
}

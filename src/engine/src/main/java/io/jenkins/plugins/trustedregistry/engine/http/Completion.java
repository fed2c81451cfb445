// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Answer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a request: counts it, and tells a client that went away from a fault of the server. */
final class Completion extends Callback.Nested {
    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);
    private static final int DEEPEST = 20;

    private final Traffic.Exchange exchange;
    private final Request request;
    private final Incidents incidents;

    Completion(Callback callback, Traffic.Exchange exchange, Request request, Incidents incidents) {
        super(callback);
        this.exchange = exchange;
        this.request = request;
        this.incidents = incidents;
    }

    void answered(Answer answer) {
        exchange.answered(answer);
    }

    @Override
    public void succeeded() {
        exchange.end();
        super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
        exchange.end();
        String path = String.valueOf(request.getHttpURI().getPath());
        if (isDisconnect(cause)) {
            LOG.debug("{} {}: the client left", request.getMethod(), path, cause);
            super.failed(new Reported("", cause));
        } else {
            super.failed(new Reported(incidents.report(request.getMethod(), path, cause), cause));
        }
    }

    /** A failure that stands in the log already, so that Jetty need not put it there again. */
    static final class Reported extends IOException implements QuietException {
        private static final long serialVersionUID = 1L;

        private final String incident;

        private Reported(String incident, Throwable cause) {
            super(cause);
            this.incident = incident;
        }

        /** Empty for a client that left. */
        String incident() {
            return incident;
        }
    }

    /** Jetty wraps whatever a connection fails with as one of these; a file or a database does not throw them. */
    static boolean isDisconnect(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof EofException
                    || cause instanceof ClosedChannelException
                    || cause instanceof TimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}

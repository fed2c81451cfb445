// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Problems;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Words what Jetty refuses by itself, before there is a call: as a problem, without Jetty's pages, names and stack traces. */
final class RefusedByListener implements Request.Handler {
    private static final Map<Integer, String> SENTENCES = Map.of(
            400, "The request is not well-formed HTTP. Check what client and proxy send.",
            408, "The request did not arrive in time. Send it again.",
            413, "The request is larger than the registry takes. Send less.",
            414, "The address is longer than the registry takes. Use shorter names.",
            417, "The registry knows no expectation but 100-continue. Send the request without Expect.",
            426, "The registry speaks HTTP/2 only over TLS, when the client offers it there. Use HTTP/1.1.",
            431,
                    "The request's headers are larger than the registry takes. Send fewer or shorter ones, above all cookies.",
            503, "The registry is shutting down. Try again in a moment.");

    private final ReplySender replies;
    private final Problems problems;
    private final Incidents incidents;

    RefusedByListener(ReplySender replies, Problems problems, Incidents incidents) {
        this.replies = replies;
        this.problems = problems;
        this.incidents = incidents;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        replies.send(reply(request, response.getStatus()), request, response, callback);
        return true;
    }

    private Reply reply(Request request, int suggested) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        int status = cause instanceof HttpException known ? known.getCode() : suggested;
        if (cause instanceof Completion.Reported reported) {
            return problems.fault(status, reported.incident());
        }
        if (status == 500 && cause instanceof Throwable fault && !Completion.isDisconnect(fault)) {
            String path = String.valueOf(request.getHttpURI().getPath());
            return problems.fault(status, incidents.report(request.getMethod(), path, fault));
        }
        return problems.problem(
                status,
                "HTTP_" + status,
                SENTENCES.getOrDefault(status, "The registry can't answer this request. Check what the client sends."),
                Map.of());
    }
}

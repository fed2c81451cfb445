// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Words what Jetty refuses by itself, before there is a call, in the format of the API that was meant where that can be told: without
 * Jetty's pages, names and stack traces. What a client did wrong is 4xx, also where HTTP has a 5xx for it (an unknown version or
 * transfer coding): a 5xx is what an operator looks after.
 */
final class RefusedByListener implements Request.Handler {
    private static final Map<Integer, String> SENTENCES = Map.of(
            400, "The request is not well-formed HTTP. Check what client and proxy send.",
            408, "The request did not arrive in time. Send it again.",
            411, "The request's length can't be told. Send Content-Length, or chunks.",
            413, "The request is larger than the registry takes. Send less.",
            414, "The address is longer than the registry takes. Use shorter names.",
            417, "The registry knows no expectation but 100-continue. Send the request without Expect.",
            426, "The registry speaks HTTP/2 only over TLS, when the client offers it there. Use HTTP/1.1.",
            431,
                    "The request's headers are larger than the registry takes. Send fewer or shorter ones, above all cookies.",
            503, "The registry is shutting down. Try again in a moment.");

    private static final Map<Integer, ErrorCode> CODES =
            Map.of(413, ErrorCode.SIZE_INVALID, 414, ErrorCode.NAME_INVALID);

    private final ReplySender replies;
    private final Router router;
    private final CallReader calls;
    private final Problems problems = new Problems();
    private final Incidents incidents;

    RefusedByListener(ReplySender replies, Router router, CallReader calls, Incidents incidents) {
        this.replies = replies;
        this.router = router;
        this.calls = calls;
        this.incidents = incidents;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Reply reply = reply(request, response.getStatus());
        replies.send(ends(request) ? reply.with("Connection", "close") : reply, request, response, callback);
        return true;
    }

    /** What can't be read ends the connection, and a client must know, or it sends its next request there. */
    private static boolean ends(Request request) {
        return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException
                && request.getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion();
    }

    private Reply reply(Request request, int suggested) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        int status = clients(cause instanceof HttpException known ? known.getCode() : suggested);
        if (cause instanceof Completion.Reported reported) {
            return problems.fault(status, reported.incident());
        }
        if (status == 500 && cause instanceof Throwable fault && !Completion.isDisconnect(fault)) {
            String path = String.valueOf(request.getHttpURI().getPath());
            return problems.fault(status, incidents.report(request.getMethod(), path, fault));
        }
        String sentence =
                SENTENCES.getOrDefault(status, "The registry can't answer this request. Check what the client sends.");
        if (status >= 500) {
            return problems.problem(status, "HTTP_" + status, sentence, Map.of());
        }
        Call bare = calls.bare(request, Method.GET, InputStream.nullInputStream());
        ErrorCode code = CODES.getOrDefault(status, ErrorCode.UNSUPPORTED);
        return router.refuse(bare, new RegistryException(code, status, sentence, Map.of()))
                .reply();
    }

    private static int clients(int status) {
        return status == 501 || status == 505 ? 400 : status;
    }
}

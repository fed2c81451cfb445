// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Counts requests and, where asked to, logs them. Both name the route's template, never the query or a header, so that neither a
 * token nor an unbounded number of time series can come of it.
 */
final class Traffic {
    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final MeterRegistry meters;
    private final Logger accessLog;
    private final AtomicInteger active = new AtomicInteger();
    private final Counter bytesIn;
    private final Counter bytesOut;

    Traffic(MeterRegistry meters, Logger accessLog) {
        this.meters = meters;
        this.accessLog = accessLog;
        meters.gauge("registry.http.active.requests", active);
        bytesIn = Counter.builder("registry.http.received")
                .description("Bytes of request bodies")
                .baseUnit("bytes")
                .register(meters);
        bytesOut = Counter.builder("registry.http.sent")
                .description("Bytes of response bodies")
                .baseUnit("bytes")
                .register(meters);
    }

    Exchange begin(Request request, Response response) {
        active.incrementAndGet();
        return new Exchange(request, response);
    }

    /** One request on its way. */
    final class Exchange {
        private final Request request;
        private final Response response;
        private @Nullable Answer answer;

        private Exchange(Request request, Response response) {
            this.request = request;
            this.response = response;
        }

        void answered(Answer given) {
            answer = given;
        }

        void end() {
            active.decrementAndGet();
            long nanos = System.nanoTime() - request.getHeadersNanoTime();
            long sent = Response.getContentBytesWritten(response);
            bytesIn.increment((double) Request.getContentBytesRead(request));
            bytesOut.increment((double) sent);
            String template = answer == null || answer.template().isEmpty() ? "-" : answer.template();
            String method = KNOWN.contains(request.getMethod()) ? request.getMethod() : "-";
            meters.timer(
                            "registry.http.requests",
                            "route",
                            template,
                            "method",
                            method,
                            "status",
                            response.getStatus() / 100 + "xx")
                    .record(nanos, TimeUnit.NANOSECONDS);
            if (accessLog.isInfoEnabled()) {
                log(method, template, sent, TimeUnit.NANOSECONDS.toMillis(nanos));
            }
        }

        private void log(String method, String template, long sent, long millis) {
            String who = answer == null ? "-" : answer.principal().shownName();
            accessLog.info("{} {} {} {} B {} ms {}", method, template, response.getStatus(), sent, millis, who);
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that take up a place without ever getting a request across: a TLS handshake or headers that drip in byte by
 * byte reset the idle timeout each time, so they need a deadline of their own.
 */
final class Loiterers extends AbstractLifeCycle implements Connection.Listener {

    /** How long a connection has had no request that is worked on. */
    private static final class Visit {
        private long idleSince;
        private int running;
        private boolean known;

        Visit(long now) {
            idleSince = now;
        }

        synchronized void begin() {
            running++;
            known = true;
        }

        synchronized void end(long now) {
            running--;
            idleSince = now;
        }

        synchronized boolean isServing() {
            return running > 0;
        }

        synchronized boolean isOver(long now, long newcomer, long acquaintance) {
            return running == 0 && now - idleSince > (known ? acquaintance : newcomer);
        }
    }

    private final Map<EndPoint, Visit> visits = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final LongSupplier nanoTime;
    private final long newcomer;
    private final long acquaintance;
    private final Duration pause;

    Loiterers(ListenerLimits limits, Scheduler scheduler, LongSupplier nanoTime) {
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        newcomer = limits.headers().toNanos();
        acquaintance = limits.idle().plus(limits.headers()).toNanos();
        pause = limits.headers().dividedBy(4);
    }

    @Override
    protected void doStart() {
        scheduleNext();
    }

    private void scheduleNext() {
        scheduler.schedule(this::sweep, Math.max(10, pause.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        long now = nanoTime.getAsLong();
        visits.forEach((connection, visit) -> {
            if (!connection.isOpen()) {
                visits.remove(connection);
            } else if (visit.isOver(now, newcomer, acquaintance)) {
                connection.close();
                visits.remove(connection);
            }
        });
        if (isRunning()) {
            scheduleNext();
        }
    }

    @Override
    public void onOpened(Connection connection) {
        visits.computeIfAbsent(socket(connection), ignored -> new Visit(nanoTime.getAsLong()));
    }

    /** To be called when a request is taken up; what it returns, when it is done with. */
    Runnable begin(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        Visit visit = visits.computeIfAbsent(socket(connection), ignored -> new Visit(nanoTime.getAsLong()));
        visit.begin();
        return () -> visit.end(nanoTime.getAsLong());
    }

    /** Whether a request of this TCP connection is being worked on. */
    boolean serves(EndPoint socket) {
        Visit visit = visits.get(socket);
        return visit != null && visit.isServing();
    }

    /** The TCP connection below TLS and HTTP. */
    private static EndPoint socket(Connection connection) {
        EndPoint endPoint = connection.getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        return endPoint;
    }
}

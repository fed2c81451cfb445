// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes connections with TLS that carry several records at once. */
public final class TlsConnections extends SslConnectionFactory {
    /** Eight full records with what TLS adds to each, and the room that Java wants to see before it makes the last. */
    public static final int LARGE = 132 * 1024;

    /** Together 16 MiB: connections whose clients are slow hold theirs. */
    private static final int MOST_LARGE = 128;

    private final Semaphore free = new Semaphore(MOST_LARGE);

    /** @param inside the protocol that is spoken over TLS */
    public TlsConnections(SslContextFactory.Server context, String inside) {
        super(context, inside);
    }

    @Override
    protected SslConnection newSslConnection(Connector connector, EndPoint network, SSLEngine engine) {
        TlsBuffers buffers = new TlsBuffers(connector.getByteBufferPool(), LARGE, free);
        return new TlsConnection(connector, buffers, getSslContextFactory(), network, engine);
    }
}

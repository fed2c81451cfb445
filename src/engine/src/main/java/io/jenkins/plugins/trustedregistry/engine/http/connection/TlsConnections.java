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

    private final Semaphore free;

    /**
     * @param inside the protocol that is spoken over TLS
     * @param free how many large buffers all connections together may hold; each gives back what it held
     */
    public TlsConnections(SslContextFactory.Server context, String inside, Semaphore free) {
        super(context, inside);
        this.free = free;
    }

    @Override
    protected SslConnection newSslConnection(Connector connector, EndPoint network, SSLEngine engine) {
        TlsBuffers buffers = new TlsBuffers(connector.getByteBufferPool(), LARGE, free);
        return new TlsConnection(connector, buffers, getSslContextFactory(), network, engine);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS in large pieces. Jetty reads, decrypts, encrypts and writes one record of at most 16 KiB at a time; here one read brings several
 * records, and one write takes several: as many as there are, and nothing waits for more. All of it is done under Jetty's lock of the
 * connection.
 */
final class TlsConnection extends SslConnection {
    private static final int HEADER = 5;
    private static final int LENGTH_AT = 3;
    private static final byte APPLICATION_DATA = 23;
    /** A shorter one may say that the connection ends or that keys change: Jetty shall meet it after what came before. */
    private static final int LEAST = 256;

    private final TlsBuffers buffers;
    /** Whether there was less than a record the last time, whatever it looked like. */
    private boolean underflown;

    TlsConnection(
            Connector connector, TlsBuffers buffers, SslContextFactory context, EndPoint network, SSLEngine engine) {
        super(buffers, connector.getExecutor(), context, network, engine, false, false);
        this.buffers = buffers;
    }

    @Override
    protected SSLEngineResult wrap(SSLEngine engine, ByteBuffer[] input, ByteBuffer output) throws SSLException {
        SSLEngineResult all = super.wrap(engine, input, output);
        if (isData(all) && !BufferUtil.isEmpty(input)) {
            buffers.useLarge();
        }
        while (isData(all)
                && !BufferUtil.isEmpty(input)
                && output.remaining() >= engine.getSession().getPacketBufferSize()) {
            SSLEngineResult next = super.wrap(engine, input, output);
            if (next.getStatus() == Status.BUFFER_OVERFLOW) {
                return all;
            }
            all = both(all, next);
        }
        return all;
    }

    @Override
    protected int networkFill(ByteBuffer input) throws IOException {
        if (!underflown && beginsWithData(input)) {
            return 0; // that is decrypted first
        }
        int count = super.networkFill(input);
        if (count > 0 && BufferUtil.space(input) == 0) {
            buffers.useLarge();
        }
        return count;
    }

    @Override
    protected SSLEngineResult unwrap(SSLEngine engine, ByteBuffer input, ByteBuffer output) throws SSLException {
        SSLEngineResult all = super.unwrap(engine, input, output);
        underflown = all.getStatus() == Status.BUFFER_UNDERFLOW;
        while (isData(all)
                && beginsWithData(input)
                && output.remaining() >= engine.getSession().getApplicationBufferSize()) {
            SSLEngineResult next = super.unwrap(engine, input, output);
            if (next.getStatus() != Status.OK) {
                return all; // the engine says it again when it is asked again
            }
            all = both(all, next);
        }
        return all;
    }

    private static boolean isData(SSLEngineResult result) {
        return result.getStatus() == Status.OK
                && result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && result.bytesConsumed() > 0
                && result.bytesProduced() > 0;
    }

    /** Whether a whole record is there that carries bytes of a request. */
    private static boolean beginsWithData(ByteBuffer input) {
        int at = input.position();
        if (input.remaining() <= HEADER || input.get(at) != APPLICATION_DATA) {
            return false;
        }
        int length = input.getShort(at + LENGTH_AT) & 0xffff;
        return length >= LEAST && input.remaining() >= HEADER + length;
    }

    private static SSLEngineResult both(SSLEngineResult first, SSLEngineResult second) {
        return new SSLEngineResult(
                second.getStatus(),
                second.getHandshakeStatus(),
                first.bytesConsumed() + second.bytesConsumed(),
                first.bytesProduced() + second.bytesProduced());
    }
}

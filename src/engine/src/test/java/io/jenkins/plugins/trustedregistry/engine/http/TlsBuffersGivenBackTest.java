// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.http.connection.TlsConnections;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a connection ends, the large buffers it held are there for others. */
@Timeout(180)
class TlsBuffersGivenBackTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("Registry CA");
    private static final int MOST = 4;
    private static final int CLIENTS = 3 * MOST;

    private final Semaphore free = new Semaphore(MOST);
    private final Server server = new Server();
    private ServerConnector connector;

    @BeforeEach
    void start() throws Exception {
        TlsContext context = new TlsContext(AUTHORITY.server("registry"), List.of());
        HttpConnectionFactory http = new HttpConnectionFactory();
        http.setInputBufferSize(128 * 1024);
        connector = new ServerConnector(server, new TlsConnections(context.factory(), "http/1.1", free), http);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                if (request.getMethod().equals("PUT")) {
                    Content.Source.asInputStream(request).transferTo(OutputStream.nullOutputStream());
                    callback.succeeded();
                } else {
                    endless(Content.Sink.asOutputStream(response));
                }
                return true;
            }
        });
        server.start();
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] zeros = new byte[128 * 1024];
        while (true) {
            out.write(zeros);
        }
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void readersThatVanish() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            Socket below = new Socket();
            try (SSLSocket client = connect(below)) {
                send(client, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(client.getInputStream().readNBytes(500_000)).hasSize(500_000);
                reset(below);
            }
        }
        allAreBack();
    }

    @Test
    void writersThatVanish() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            Socket below = new Socket();
            try (SSLSocket client = connect(below)) {
                send(client, "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
                client.getOutputStream().write(new byte[900_000]);
                reset(below);
            }
        }
        allAreBack();
    }

    @Test
    void writersThatEndWell() throws Exception {
        try (SSLSocket client = connect(new Socket())) {
            for (int i = 0; i < CLIENTS; i++) {
                send(client, "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n");
                client.getOutputStream().write(new byte[900_000]);
                assertThat(head(client.getInputStream())).startsWith("HTTP/1.1 200");
            }
        }
        allAreBack();
    }

    private void allAreBack() {
        Waiting.until(() -> free.availablePermits() == MOST
                && connector.getConnectedEndPoints().isEmpty());
    }

    private SSLSocket connect(Socket below) throws IOException {
        below.setReceiveBufferSize(4096);
        below.setSoTimeout(60_000);
        below.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()));
        return (SSLSocket) AUTHORITY.trusting().getSocketFactory().createSocket(below, "localhost", 0, true);
    }

    private static void send(SSLSocket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static void reset(Socket below) throws IOException {
        below.setSoLinger(true, 0);
        below.close();
    }
}

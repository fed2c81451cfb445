// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * What stands before a server in most houses: takes TLS at a loopback port and hands requests on without it, to a server that is told
 * the outside address by {@code X-Forwarded-*} alone: its {@code Host} is the inner one, and the port stands by itself. Bytes go
 * through as they come. One request a connection, and some connections break off.
 */
public final class ReverseProxy implements AutoCloseable {
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final int MEGABYTE = 1024 * 1024;

    private final SSLServerSocket outside;
    private final int inside;
    private final AtomicInteger cuts = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "reverse-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private ReverseProxy(SSLServerSocket outside, int inside) {
        this.outside = outside;
        this.inside = inside;
    }

    /** @param outside the port that clients use; they write {@code localhost} before it */
    public static ReverseProxy start(SSLContext certificate, int outside, int inside) throws IOException {
        SSLServerSocket socket = (SSLServerSocket) certificate
                .getServerSocketFactory()
                .createServerSocket(outside, 50, InetAddress.getByName("127.0.0.1"));
        ReverseProxy proxy = new ReverseProxy(socket, inside);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** So many of the next connections over which more than a megabyte is sent break off there. */
    public void cut(int connections) {
        cuts.set(connections);
    }

    private void accept() {
        while (!outside.isClosed()) {
            try {
                Socket client = outside.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                continue; // closed, or a client that went away again
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getByName("127.0.0.1"), inside)) {
            OutputStream out = server.getOutputStream();
            out.write(forwarded(head(client.getInputStream())).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            threads.execute(() -> pass(client, server));
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            return; // one of both has gone: the other one learns of it by the end of its connection
        }
    }

    private void pass(Socket client, Socket server) {
        byte[] bytes = new byte[64 * 1024];
        long passed = 0;
        try {
            InputStream in = client.getInputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                server.getOutputStream().write(bytes, 0, read);
                passed += read;
                if (passed > MEGABYTE
                        && passed - read <= MEGABYTE
                        && cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    server.close();
                    client.close();
                }
            }
        } catch (IOException e) {
            return; // the same
        }
    }

    private static String head(InputStream client) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = client.read();
            if (next < 0 || head.size() > LARGEST_HEAD) {
                throw new EOFException("No request came");
            }
            head.write(next);
            ends = next == "\r\n\r\n".charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private String forwarded(String head) {
        StringBuilder sent = new StringBuilder();
        for (String line : head.strip().split("\r\n")) {
            String name = line.toLowerCase(Locale.ROOT);
            if (!name.startsWith("host:") && !name.startsWith("connection:") && !name.startsWith("x-forwarded-")) {
                sent.append(line).append("\r\n");
            }
        }
        return sent.append("Host: 127.0.0.1:%d\r\n".formatted(inside))
                .append("X-Forwarded-For: 203.0.113.7\r\n")
                .append("X-Forwarded-Proto: https\r\n")
                .append("X-Forwarded-Host: localhost\r\n")
                .append("X-Forwarded-Port: %d\r\n".formatted(outside.getLocalPort()))
                .append("Connection: close\r\n\r\n")
                .toString();
    }

    @Override
    public void close() throws IOException {
        outside.close();
        threads.shutdownNow();
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server and cuts connections in the middle, as networks do: the first few that carry more than some bytes. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int server;
    private final int limit;
    private final AtomicInteger cutsLeft;

    /**
     * @param limit how many bytes pass in one direction before the cut
     * @param cuts how many connections are cut; later ones are left alone
     */
    public CuttingProxy(int server, int limit, int cuts) throws IOException {
        this.server = server;
        this.limit = limit;
        this.cutsLeft = new AtomicInteger(cuts);
        threads.execute(quietly(this::serve));
    }

    public int port() {
        return listener.getLocalPort();
    }

    public int cutsLeft() {
        return cutsLeft.get();
    }

    /** A socket that is closed under a thread ends it; that is what this is for. */
    private static Runnable quietly(Callable<Void> work) {
        return () -> {
            try {
                work.call();
            } catch (Exception e) {
                return;
            }
        };
    }

    private Void serve() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
            threads.execute(quietly(() -> pump(client, upstream, client, upstream)));
            threads.execute(quietly(() -> pump(upstream, client, client, upstream)));
        }
    }

    private Void pump(Socket from, Socket to, Socket client, Socket upstream) throws IOException {
        try (client;
                upstream) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[4096];
            long passed = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
                passed += read;
                if (passed > limit && cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return null;
                }
            }
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}

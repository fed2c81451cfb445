// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/** What other programs need to serve on this machine: a port, a certificate. */
final class Loopback {
    private Loopback() {}

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A certificate for 127.0.0.1 that is its own authority, as {@code cert.pem} and {@code key.pem}. */
    static void certificate(Path folder) {
        Command.in(folder)
                .run(
                        Tools.need("openssl"),
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days=2",
                        "-keyout=key.pem",
                        "-out=cert.pem",
                        "-subj=/CN=other",
                        "-addext=subjectAltName=IP:127.0.0.1")
                .succeeded();
    }
}

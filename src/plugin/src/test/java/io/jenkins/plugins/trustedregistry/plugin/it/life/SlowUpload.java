// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** One blob in the middle of its upload: the registry has taken the request and the first half. */
final class SlowUpload implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answer;
    private final byte[] content;
    private int sent;

    private SlowUpload(Socket socket, byte[] content) throws IOException {
        this.socket = socket;
        this.content = content;
        answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    static SlowUpload begin(Path home, int port, String repository, String text) throws Exception {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        Socket socket = RegistryClient.trusting(home.resolve("trusted-registry/ca.pem"))
                .getSocketFactory()
                .createSocket("localhost", port);
        socket.setSoTimeout(60_000);
        SlowUpload upload = new SlowUpload(socket, content);
        String login = Casc.USER + ":" + Casc.PASSWORD;
        String head = """
                POST /v2/%s/blobs/uploads/?digest=sha256:%s HTTP/1.1
                Host: localhost:%d
                Authorization: Basic %s
                Content-Type: application/octet-stream
                Content-Length: %d
                Expect: 100-continue

                """.formatted(
                        repository,
                        digest,
                        port,
                        Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)),
                        content.length);
        upload.send(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII), 0, -1);
        assertThat(upload.answer.readLine()).startsWith("HTTP/1.1 100 ");
        assertThat(upload.answer.readLine()).isEmpty();
        upload.send(content, 0, content.length / 2);
        upload.sent = content.length / 2;
        return upload;
    }

    private void send(byte[] bytes, int from, int to) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes, from, (to < 0 ? bytes.length : to) - from);
        out.flush();
    }

    /** Sends one byte more: a client that goes on, however slowly. */
    void goOn() throws IOException {
        send(content, sent, sent + 1);
        sent++;
    }

    /** Sends the rest. @return the first line of the answer */
    String finish() throws IOException {
        send(content, sent, -1);
        return String.valueOf(answer.readLine());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

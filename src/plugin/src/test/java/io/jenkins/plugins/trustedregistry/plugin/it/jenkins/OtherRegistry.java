// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A registry of somebody else's: CNCF Distribution as Debian packs it, over plain HTTP, with one user {@code robot}, {@code hush hush}. */
public final class OtherRegistry implements AutoCloseable {
    private static final Path SERVER = Path.of("/usr/bin/docker-registry");
    /** Of the password; bcrypt, as the server wants it. */
    private static final String USERS = "robot:$2y$05$0CUN0BxtHNNnmbJxIBpwlOTJr1VUQSMt.OdQHQnEialuWeVVE9BYK\n";

    private final Process process;
    private final int port;

    private OtherRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the test, loudly, where it is not installed. */
    public static OtherRegistry start(Path folder) throws Exception {
        if (!Files.isExecutable(SERVER)) {
            System.err.println("SKIPPED: no other registry was started. There is no " + SERVER + ".");
        }
        Assumptions.assumeTrue(Files.isExecutable(SERVER), "needs docker-registry");
        int port = RealJenkins.freePort();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("users"), USERS);
        Path config = Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %1$s/data}, delete: {enabled: true}}
                http: {addr: "127.0.0.1:%2$d"}
                auth: {htpasswd: {realm: registry, path: %1$s/users}}
                """.formatted(folder, port));
        Process process = new ProcessBuilder(SERVER.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        OtherRegistry made = new OtherRegistry(process, port);
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!made.answers() && Instant.now().isBefore(end)) {
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        return made;
    }

    private boolean answers() {
        try {
            HttpURLConnection call =
                    (HttpURLConnection) URI.create(url() + "/v2/").toURL().openConnection();
            return call.getResponseCode() == 401;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}

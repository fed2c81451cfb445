// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;

/** A server process that is there to be killed, for tests of other packages. */
public record KillableServer(RunningServer server) {

    /** Over what is in the folder's home already. */
    public static KillableServer start(Path folder, Path settings) throws Exception {
        return new KillableServer(Launch.plain(folder)
                .shortLived()
                .with("--config", settings.toString())
                .start());
    }

    public HttpClient http() {
        return server.http();
    }

    public String url() {
        return server.url();
    }

    /** Of the administrator. */
    public String authorization() {
        return RunningServer.basic(RunningServer.ADMIN, RunningServer.PASSWORD);
    }

    public String log() throws IOException {
        return server.log();
    }

    /** As kill -9 does. A second time does nothing. */
    public void kill() {
        server.process().destroyForcibly();
        server.process().onExit().join();
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a docker engine needs that trusts the registry's authority, and is trusted by bundles. */
public final class EngineCertificates {
    private EngineCertificates() {}

    /** @return arguments for {@link Dockerd#start}, with which it also listens at a port */
    public static String[] make(JenkinsSession administrator, Path folder, int engine) throws Exception {
        JsonNode issued = JenkinsSession.parsed(administrator.call(
                "POST", "trusted-registry/api/v1/engine-certificates", "{\"names\": [\"127.0.0.1\"]}"));
        Path authority = Files.writeString(
                folder.resolve("ca.pem"), issued.get("authority").asText());
        Path certificate = Files.writeString(
                folder.resolve("server.pem"), issued.get("certificate").asText());
        Path key = Files.writeString(
                folder.resolve("server-key.pem"), issued.get("key").asText());
        return new String[] {
            "-H",
            "tcp://127.0.0.1:" + engine,
            "--tlsverify",
            "--tlscacert=" + authority,
            "--tlscert=" + certificate,
            "--tlskey=" + key
        };
    }
}

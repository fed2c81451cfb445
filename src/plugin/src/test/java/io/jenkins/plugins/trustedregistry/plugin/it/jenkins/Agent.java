// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An inbound agent as a process of its own, over a web socket; its name is {@code agent}. */
public final class Agent implements AutoCloseable {
    public static final String NAME = "agent";
    private static final Pattern ARGUMENT = Pattern.compile("<argument>([0-9a-f]{64})</argument>");

    private final Path folder;
    private final URI jenkins;
    private final String secret;
    private Process process;

    private Agent(Path folder, URI jenkins, String secret) {
        this.folder = folder;
        this.jenkins = jenkins;
        this.secret = secret;
    }

    /** For JCasC: a node that waits for its agent. */
    public static String casc(Path folder) {
        return """
                jenkins:
                  nodes:
                    - permanent:
                        name: agent
                        remoteFS: %s
                        numExecutors: 4
                        labelString: agent
                        mode: EXCLUSIVE
                        launcher: inbound
                        retentionStrategy: always
                """.formatted(folder);
    }

    public static Agent of(Path folder, JenkinsSession administrator, URI jenkins) throws Exception {
        Files.createDirectories(folder);
        String jnlp =
                administrator.get("computer/" + NAME + "/jenkins-agent.jnlp").body();
        Matcher secret = ARGUMENT.matcher(jnlp);
        if (!secret.find()) {
            throw new AssertionError("No secret of the agent in " + jnlp);
        }
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(jenkins.resolve("jnlpJars/agent.jar"))
                                .build(),
                        BodyHandlers.ofFile(folder.resolve("agent.jar")));
        return new Agent(folder, jenkins, secret.group(1));
    }

    public Agent start() throws IOException {
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-jar",
                        folder.resolve("agent.jar").toString(),
                        "-url",
                        jenkins.toString(),
                        "-secret",
                        secret,
                        "-name",
                        NAME,
                        "-webSocket",
                        "-workDir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("agent.log").toFile()))
                .start();
        return this;
    }

    /** As when its machine loses power. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public Path workspace(String job) {
        return folder.resolve("workspace").resolve(job);
    }

    public String log() throws IOException {
        return Files.readString(folder.resolve("agent.log"));
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }
}

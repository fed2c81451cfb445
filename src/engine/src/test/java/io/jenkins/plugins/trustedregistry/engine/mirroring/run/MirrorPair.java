// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Two registries: here with the repository dev/app and mirrors of it, there with far/app. alice owns both namespaces. */
final class MirrorPair implements AutoCloseable {
    static final String MIRRORS = RuleFixture.DEV + "/-/mirrors";
    static final String ALLOWED = "webhooks: {allowedTargets: [127.0.0.1], allowHttp: true}\n";
    static final String HERE = ALLOWED
            + "organizations:\n- {name: dev, owners: ['user:alice'], createOnPush: true, repositories: [{name: app}]}\n";
    static final String THERE =
            "organizations:\n- {name: far, owners: ['user:alice'], createOnPush: true, repositories: [{name: app}]}\n";

    final TestHost here;
    final TestHost there;

    private MirrorPair(TestHost here, TestHost there) {
        this.here = here;
        this.there = there;
    }

    static MirrorPair open(Path folder) throws Exception {
        return open(folder, HERE, THERE);
    }

    static MirrorPair open(Path folder, String here, String there) throws Exception {
        TestHost second = RuleFixture.open(folder.resolve("there"), there);
        try {
            return new MirrorPair(RuleFixture.open(folder.resolve("here"), here), second);
        } catch (Exception e) {
            second.close();
            throw e;
        }
    }

    /**
     * Makes a mirror as alice.
     *
     * @param more further fields as JSON, each with a comma before it
     */
    void mirror(String name, String direction, String more) throws Exception {
        mirror("alice", name, direction, there.url(), more);
    }

    void mirror(String user, String name, String direction, String url, String more) throws Exception {
        String body = "{\"name\":\"" + name + "\",\"direction\":\"" + direction + "\",\"registry\":\"" + url
                + "\",\"repository\":\"far/app\",\"username\":\"alice\",\"password\":\"alice-password\""
                + (direction.equals("poll") ? ",\"schedule\":\"\"" : "") + more + "}";
        RuleFixture.json(here.send(user, "POST", MIRRORS, body).body());
        ok(here, user, "GET", MIRRORS + "/" + name, "");
    }

    /** Runs a mirror by hand, and gives the job when it has ended, or has been put off. */
    JsonNode run(String name) throws Exception {
        return run(name, "{}");
    }

    JsonNode run(String name, String body) throws Exception {
        String sent =
                here.send("alice", "POST", MIRRORS + "/" + name + "/runs", body).body();
        return settled(RuleFixture.json(sent).get("id").asLong());
    }

    /** Once a job has ended, or waits for its next attempt. */
    JsonNode settled(long id) throws Exception {
        while (true) {
            JsonNode job = RuleFixture.get(here, "/api/v1/jobs/" + id);
            String state = job.get("state").asText();
            boolean putOff = !job.path("outcome").asText().isEmpty();
            if (!state.equals("running") && (putOff || !state.equals("queued"))) {
                return job;
            }
            Thread.onSpinWait();
        }
    }

    /** Once a job has come to its end. */
    JsonNode ended(long id) throws Exception {
        JsonNode job = settled(id);
        while (Set.of("queued", "running").contains(job.get("state").asText())) {
            Thread.onSpinWait();
            job = settled(id);
        }
        return job;
    }

    /** Once no job of mirrors waits or runs. */
    void settle() throws Exception {
        RuleFixture.settle(here);
    }

    List<String> copies(String name) throws Exception {
        return RuleFixture.get(here, MIRRORS + "/" + name + "/copies")
                .get("items")
                .valueStream()
                .map(copy ->
                        copy.get("tag").asText() + " " + copy.get("outcome").asText())
                .toList();
    }

    JsonNode last(String name) throws Exception {
        return RuleFixture.get(here, MIRRORS + "/" + name).get("lastRun");
    }

    /** The digest a tag of a repository leads to; empty when there is none. */
    static String digest(TestHost host, String repository, String reference) throws Exception {
        return host.send("admin", "HEAD", "/v2/" + repository + "/manifests/" + reference, "")
                .headers()
                .firstValue("Docker-Content-Digest")
                .orElse("");
    }

    static String referrers(TestHost host, String repository, String digest) throws Exception {
        return host.send("admin", "GET", "/v2/" + repository + "/referrers/" + digest, "")
                .body();
    }

    @Override
    public void close() throws IOException {
        try {
            here.close();
        } finally {
            there.close();
        }
    }
}

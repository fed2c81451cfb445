// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Makes jobs, also inside folders ({@code services/one}), and runs them; mostly once. */
public final class Jobs {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JenkinsSession session;

    public Jobs(JenkinsSession session) {
        this.session = session;
    }

    /** Something to wait for. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** Where a job is, below Jenkins. */
    public static String path(String job) {
        return "job/" + job.replace("/", "/job/") + "/";
    }

    public void pipeline(String job, String script) throws Exception {
        make(job, """
                <flow-definition plugin="workflow-job">
                  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
                    <script>%s</script>
                    <sandbox>true</sandbox>
                  </definition>
                </flow-definition>
                """.formatted(script.replace("&", "&amp;").replace("<", "&lt;")));
    }

    public void make(String job, String xml) throws Exception {
        int cut = job.lastIndexOf('/');
        String folder = cut < 0 ? "" : path(job.substring(0, cut));
        assertThat(session.xml(folder + "createItem?name=" + job.substring(cut + 1), xml)
                        .statusCode())
                .isEqualTo(200);
    }

    public void start(String job) throws Exception {
        session.call("POST", path(job) + "build", "");
    }

    public void abort(String job) throws Exception {
        session.call("POST", path(job) + "1/stop", "");
    }

    /** Runs a job to its end; its log. */
    public String run(String job) throws Exception {
        start(job);
        return finished(job);
    }

    public String finished(String job) throws Exception {
        return finished(job, 1);
    }

    /** The log of one of its builds, which may not have begun yet. */
    public String finished(String job, int build) throws Exception {
        await(job, () -> log(job, build).contains("Finished: "));
        return log(job, build);
    }

    public String log(String job) throws Exception {
        return log(job, 1);
    }

    private String log(String job, int build) throws Exception {
        return session.get(path(job) + build + "/consoleText").body();
    }

    public void await(String job, Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("It did not get so far:\n" + log(job));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}

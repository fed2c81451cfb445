// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Makes jobs and runs them. */
final class Jobs {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final JenkinsSession session;

    Jobs(JenkinsSession session) {
        this.session = session;
    }

    /** Something to wait for. */
    interface Condition {
        boolean holds() throws Exception;
    }

    void pipeline(String job, String script) throws Exception {
        make(job, """
                <flow-definition plugin="workflow-job">
                  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
                    <script>%s</script>
                    <sandbox>true</sandbox>
                  </definition>
                </flow-definition>
                """.formatted(script.replace("&", "&amp;").replace("<", "&lt;")));
    }

    void make(String job, String xml) throws Exception {
        assertThat(session.xml("createItem?name=" + job, xml).statusCode()).isEqualTo(200);
    }

    void start(String job) throws Exception {
        session.call("POST", "job/" + job + "/build", "");
    }

    void abort(String job) throws Exception {
        session.call("POST", "job/" + job + "/1/stop", "");
    }

    /** Runs a job to its end; its log. */
    String run(String job) throws Exception {
        start(job);
        return finished(job);
    }

    String finished(String job) throws Exception {
        await(job, () -> log(job).contains("Finished: "));
        return log(job);
    }

    String log(String job) throws Exception {
        return session.get("job/" + job + "/1/consoleText").body();
    }

    void await(String job, Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("It did not get so far:\n" + log(job));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}

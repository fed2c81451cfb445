// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes pipelines and looks at what their builds do. A script that shall wait for the test says {@link #WAIT}. */
final class Pipelines {
    /** A step that goes on when the test lets it. */
    static final String WAIT = "sh 'touch ready; while [ ! -e go ]; do sleep 1; done'";

    private static final Pattern AUTH = Pattern.compile("\"auth\":\"([^\"]+)\"");

    private final RealJenkins jenkins;
    private final JenkinsSession session;

    /** @param session of somebody who may do everything */
    Pipelines(RealJenkins jenkins, JenkinsSession session) {
        this.jenkins = jenkins;
        this.session = session;
    }

    /** Something that is done while a build waits. */
    interface Meanwhile {
        void inside(Path workspace) throws Exception;
    }

    /** Something that comes true some time. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** The log of a job's first build, which waits once. */
    String run(String job, String script, Meanwhile meanwhile) throws Exception {
        begin(job, script);
        try {
            meanwhile.inside(workspace(job));
        } finally {
            go(job);
        }
        return end(job);
    }

    /** The log of a job's first build, which waits for nobody. */
    String run(String job, String script) throws Exception {
        build(job, script);
        return end(job);
    }

    /** Starts a job's first build and comes back when it waits. */
    void begin(String job, String script) throws Exception {
        build(job, script);
        await(job, () -> Files.exists(workspace(job).resolve("ready")));
    }

    private void build(String job, String script) throws Exception {
        String xml = """
                <flow-definition plugin="workflow-job">
                  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
                    <script>%s</script>
                    <sandbox>true</sandbox>
                  </definition>
                </flow-definition>
                """.formatted(script.replace("&", "&amp;").replace("<", "&lt;"));
        int cut = job.lastIndexOf('/');
        String folder = cut < 0 ? "" : path(job.substring(0, cut));
        assertThat(session.xml(folder + "createItem?name=" + job.substring(cut + 1), xml)
                        .statusCode())
                .isEqualTo(200);
        session.call("POST", path(job) + "build", "");
    }

    void go(String job) throws Exception {
        Files.createFile(workspace(job).resolve("go"));
    }

    String end(String job) throws Exception {
        await(job, () -> log(job).contains("Finished: "));
        return log(job);
    }

    /** Where a job is, below Jenkins. */
    static String path(String job) {
        return "job/" + job.replace("/", "/job/") + "/";
    }

    /** Runs a script inside Jenkins; what it printed. */
    String groovy(String script) throws Exception {
        return session.form("scriptText", "script=" + URLEncoder.encode(script, StandardCharsets.UTF_8))
                .body();
    }

    Path workspace(String job) {
        return jenkins.home().resolve("workspace").resolve(job);
    }

    String log(String job) throws Exception {
        return session.get(path(job) + "1/consoleText").body();
    }

    private void await(String job, Condition condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("The build did not get so far:\n" + log(job));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** The password in a docker configuration. */
    static String secret(Path config) throws Exception {
        Matcher auth = AUTH.matcher(Files.readString(config));
        assertThat(auth.find()).isTrue();
        String login = new String(Base64.getDecoder().decode(auth.group(1)), StandardCharsets.UTF_8);
        return login.substring(login.indexOf(':') + 1);
    }
}

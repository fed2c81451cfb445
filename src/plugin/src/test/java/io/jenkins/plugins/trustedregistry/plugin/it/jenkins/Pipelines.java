// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pipelines whose builds wait, so that a test can look at what they do. A script that shall wait for the test says {@link #WAIT}. */
public final class Pipelines {
    /** A step that goes on when the test lets it. */
    public static final String WAIT = "sh 'touch ready; while [ ! -e go ]; do sleep 1; done'";

    private static final Pattern AUTH = Pattern.compile("\"auth\":\"([^\"]+)\"");

    private final RealJenkins jenkins;
    private final JenkinsSession session;
    private final Jobs jobs;

    /** @param session of somebody who may do everything */
    public Pipelines(RealJenkins jenkins, JenkinsSession session) {
        this.jenkins = jenkins;
        this.session = session;
        jobs = new Jobs(session);
    }

    /** Something that is done while a build waits. */
    public interface Meanwhile {
        void inside(Path workspace) throws Exception;
    }

    /** The log of a job's first build, which waits once. */
    public String run(String job, String script, Meanwhile meanwhile) throws Exception {
        begin(job, script);
        try {
            meanwhile.inside(workspace(job));
        } finally {
            go(job);
        }
        return end(job);
    }

    /** The log of a job's first build, which waits for nobody. */
    public String run(String job, String script) throws Exception {
        build(job, script);
        return end(job);
    }

    /** Starts a job's first build and comes back when it waits. */
    public void begin(String job, String script) throws Exception {
        build(job, script);
        jobs.await(job, () -> Files.exists(workspace(job).resolve("ready")));
    }

    private void build(String job, String script) throws Exception {
        jobs.pipeline(job, script);
        jobs.start(job);
    }

    public void go(String job) throws Exception {
        Files.createFile(workspace(job).resolve("go"));
    }

    public String end(String job) throws Exception {
        return jobs.finished(job);
    }

    /** Waits for what a job's first build does; its log is in the complaint. */
    public void await(String job, Jobs.Condition condition) throws Exception {
        jobs.await(job, condition);
    }

    /** Runs a script inside Jenkins; what it printed. */
    public String groovy(String script) throws Exception {
        return session.form("scriptText", "script=" + URLEncoder.encode(script, StandardCharsets.UTF_8))
                .body();
    }

    public Path workspace(String job) {
        return jenkins.home().resolve("workspace").resolve(job);
    }

    public String log(String job) throws Exception {
        return jobs.log(job);
    }

    /** The password in a docker configuration. */
    public static String secret(Path config) throws Exception {
        Matcher auth = AUTH.matcher(Files.readString(config));
        assertThat(auth.find()).isTrue();
        String login = new String(Base64.getDecoder().decode(auth.group(1)), StandardCharsets.UTF_8);
        return login.substring(login.indexOf(':') + 1);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A multibranch pipeline: a branch of the project itself, and a change that somebody else proposes from a fork. The source code manager
 * is a script of two files; jobs, branches, trust and the reading of the Jenkinsfile are Jenkins' own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MultibranchIT {
    private static final String SOURCE = """
            import hudson.*
            import hudson.model.*
            import hudson.scm.*
            import jenkins.branch.BranchSource
            import jenkins.model.Jenkins
            import jenkins.scm.api.*
            import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject

            class PaperScm extends SCM {
              static final DESCRIPTOR = new SCMDescriptor<PaperScm>(PaperScm, null) { String getDisplayName() { 'Paper' } }
              static String jenkinsfile
              SCMDescriptor getDescriptor() { DESCRIPTOR }
              void checkout(Run run, Launcher launcher, FilePath workspace, TaskListener listener, File changes, SCMRevisionState before) {
                workspace.child('Jenkinsfile').write(jenkinsfile, 'UTF-8')
              }
              SCMRevisionState calcRevisionsFromBuild(Run run, FilePath workspace, Launcher launcher, TaskListener listener) {
                SCMRevisionState.NONE
              }
              ChangeLogParser createChangeLogParser() { new NullChangeLogParser() }
            }

            class PaperRevision extends SCMRevision {
              PaperRevision(SCMHead head) { super(head) }
              boolean equals(Object other) { other instanceof PaperRevision && other.head == head }
              int hashCode() { head.hashCode() }
            }

            class ForkHead extends SCMHead {
              ForkHead(String name) { super(name) }
              SCMHeadOrigin getOrigin() { new SCMHeadOrigin.Fork('mallory') }
            }

            class PaperSource extends SCMSource {
              static final DESCRIPTOR = new SCMSourceDescriptor() {
                { }
                String getDisplayName() { 'Paper' }
              }
              SCMSourceDescriptor getDescriptor() { DESCRIPTOR }
              protected void retrieve(SCMSourceCriteria criteria, SCMHeadObserver observer, SCMHeadEvent<?> event, TaskListener listener) {
                for (head in [new SCMHead('main'), new ForkHead('PR-1')]) { observer.observe(head, new PaperRevision(head)) }
              }
              SCM build(SCMHead head, SCMRevision revision) { new PaperScm() }
            }

            PaperScm.jenkinsfile = '''%s'''
            def project = Jenkins.get().createProject(WorkflowMultiBranchProject, 'multi')
            def source = new PaperSource()
            source.id = 'paper'
            project.sourcesList.add(new BranchSource(source))
            project.scheduleBuild2(0).future.get()
            println 'jobs: ' + project.items*.name
            """;
    private static final String JENKINSFILE = """
            node {
              withRegistry {
                sh "mkdir -p image && cp -r %s/. image/"
                registryPush image: "technology/test:${env.BRANCH_NAME}", layout: "image"
              }
            }
            """;

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-multibranch") && jenkins.has("branch-api"), "needs multibranch pipelines");
        jenkins.option("-Dhudson.remoting.ClassFilter=PaperScm,PaperSource,PaperRevision,ForkHead");
        String registry = Casc.registry(RealJenkins.freePort()).replace("user:nigelpoulton", "job:multi");
        jenkins.configuredBy(Casc.SECURITY, registry).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
        Path image = folder.resolve("image");
        Layouts.write(image, "built of a branch");
        assertThat(pipelines.groovy(SOURCE.formatted(JENKINSFILE.formatted(image))))
                .contains("jobs: [", "PR-1", "main");
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void aBranchOfTheProjectPushes() throws Exception {
        String log = pipelines.end("multi/main");

        assertThat(log).endsWith("Finished: SUCCESS\n");
        assertThat(nigel.json("trusted-registry/api/v1/repositories/technology/test/-/tags/main")
                        .get("pushedBy")
                        .asText())
                .isEqualTo("job:multi/main#1");
    }

    @Test
    void aChangeFromAForkLogsInAndDoesNotPush() throws Exception {
        String log = pipelines.end("multi/PR-1");

        assertThat(log).contains("Logged in to", "of a revision that its job does not trust");
        assertThat(log).endsWith("Finished: FAILURE\n");
    }
}

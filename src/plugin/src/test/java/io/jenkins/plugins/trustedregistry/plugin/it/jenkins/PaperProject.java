// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;

/**
 * A multibranch pipeline with a branch of its own, {@code main}, and a change that somebody else proposes from a fork, {@code PR-1}. The
 * source code manager is a script of one file; jobs, branches, trust and the reading of the Jenkinsfile are Jenkins' own.
 */
public final class PaperProject {
    public static final String BRANCH = "main";
    public static final String FORK = "PR-1";

    private static final String SCRIPT = """
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
            def project = Jenkins.get().createProject(WorkflowMultiBranchProject, '%s')
            def source = new PaperSource()
            source.id = 'paper'
            project.sourcesList.add(new BranchSource(source))
            project.scheduleBuild2(0).future.get()
            println 'jobs: ' + project.items*.name
            """;

    private PaperProject() {}

    /** Before Jenkins starts: it shall write the script's types down. Skips the test where there are no multibranch pipelines. */
    public static void prepare(RealJenkins jenkins) {
        Assumptions.assumeTrue(
                jenkins.has("workflow-multibranch") && jenkins.has("branch-api"), "needs multibranch pipelines");
        jenkins.option("-Dhudson.remoting.ClassFilter=PaperScm,PaperSource,PaperRevision,ForkHead");
    }

    /** Makes the project and indexes it, which starts a build of each. @param jenkinsfile without three apostrophes in a row */
    public static void make(Pipelines pipelines, String name, String jenkinsfile) throws Exception {
        String script = SCRIPT.formatted(jenkinsfile.replace("\\", "\\\\"), name);
        assertThat(pipelines.groovy(script)).contains("jobs: [", FORK, BRANCH);
    }
}

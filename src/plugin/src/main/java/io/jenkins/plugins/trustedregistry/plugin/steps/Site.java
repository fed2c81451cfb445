// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a step works: in a run, in a workspace, with an environment and a log.
 *
 * @param expands whether variables in parameters are replaced, as freestyle jobs do it; in pipelines Groovy has done so
 */
public record Site(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener, boolean expands) {

    /** Of a build without a pipeline. */
    public static Site ofFreestyle(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener) {
        return new Site(run, workspace, environment, listener, true);
    }

    static Site of(StepContext context) throws IOException, InterruptedException {
        return new Site(
                context.get(Run.class),
                context.get(FilePath.class),
                context.get(EnvVars.class),
                context.get(TaskListener.class),
                false);
    }

    /** The agent's name; empty for Jenkins' own machine. */
    String agent() {
        return Optional.ofNullable(workspace.toComputer())
                .map(Computer::getName)
                .orElse("");
    }

    /** A parameter as it is meant. */
    String text(String parameter) {
        return expands ? environment.expand(parameter).strip() : parameter;
    }
}

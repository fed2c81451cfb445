// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a step works.
 *
 * @param workspace empty outside of any node
 */
record Scene(Run<?, ?> run, Optional<FilePath> workspace, EnvVars environment, TaskListener listener) {

    static Scene of(StepContext context) throws IOException, InterruptedException {
        return new Scene(
                context.get(Run.class),
                Optional.ofNullable(context.get(FilePath.class)),
                context.get(EnvVars.class),
                context.get(TaskListener.class));
    }

    FilePath requireWorkspace(String why) throws AbortException {
        return workspace.orElseThrow(
                () -> new AbortException(why + " is looked into on an agent: put the step into a node block."));
    }

    void say(String line) {
        listener.getLogger().println(line);
    }
}

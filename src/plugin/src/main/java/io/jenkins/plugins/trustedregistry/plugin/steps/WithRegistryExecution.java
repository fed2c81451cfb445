// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.plugin.login.BlockLogin;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Logs in, runs the block, removes the login's files, and publishes what was staged. What is kept with the run while the block goes on
 * holds no secret.
 */
final class WithRegistryExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 2L;

    private final transient WithRegistryStep step;

    WithRegistryExecution(StepContext context, WithRegistryStep step) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() {
        run(this::begin);
        return false;
    }

    private void begin() throws IOException, InterruptedException {
        BlockLogin login = step.begin(Site.of(getContext()));
        getContext()
                .newBodyInvoker()
                .withContext(EnvironmentExpander.merge(
                        getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(login.variables())))
                .withCallback(new Ending(login))
                .start();
    }

    private final class Ending extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final BlockLogin login;

        Ending(BlockLogin login) {
            this.login = login;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            run(() -> {
                end(context, true);
                context.onSuccess(result);
            });
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            run(() -> {
                try {
                    end(context, false);
                } catch (IOException e) {
                    failure.addSuppressed(e);
                }
                context.onFailure(failure);
            });
        }

        private void end(StepContext context, boolean well) throws IOException, InterruptedException {
            login.end(context.get(Run.class), context.get(FilePath.class), well, context.get(TaskListener.class));
        }
    }
}

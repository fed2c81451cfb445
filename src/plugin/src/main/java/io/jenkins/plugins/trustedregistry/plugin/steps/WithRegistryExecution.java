// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.plugin.login.BlockLogin;
import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Logs in, runs the block, and removes the login's files. What is kept with the run while the block goes on holds no secret. */
final class WithRegistryExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final transient RegistryChoice choice;

    WithRegistryExecution(StepContext context, RegistryChoice choice) {
        super(context);
        this.choice = choice;
    }

    @Override
    public boolean start() {
        run(this::begin);
        return false;
    }

    private void begin() throws IOException, InterruptedException {
        Site site = Site.of(getContext());
        BlockLogin login = BlockLogin.begin(site.run(), choice, site.workspace(), site.environment(), site.listener());
        getContext()
                .newBodyInvoker()
                .withContext(EnvironmentExpander.merge(
                        getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(login.variables())))
                .withCallback(new Cleaning(login))
                .start();
    }

    private final class Cleaning extends TailCall {
        private static final long serialVersionUID = 1L;

        private final BlockLogin login;

        Cleaning(BlockLogin login) {
            this.login = login;
        }

        @Override
        protected void finished(StepContext context) throws IOException, InterruptedException {
            login.end(context.get(FilePath.class), context.get(TaskListener.class));
        }
    }
}

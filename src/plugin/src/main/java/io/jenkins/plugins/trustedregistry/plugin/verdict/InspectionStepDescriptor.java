// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.plugin.steps.RegistryStepDescriptor;
import java.util.Set;

/** What Jenkins knows of each of these steps. An image of the registry needs no agent. */
public abstract class InspectionStepDescriptor extends RegistryStepDescriptor {
    InspectionStepDescriptor(String functionName) {
        super(functionName);
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, EnvVars.class, TaskListener.class);
    }
}

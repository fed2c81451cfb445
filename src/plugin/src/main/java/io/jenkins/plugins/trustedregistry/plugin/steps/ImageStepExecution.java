// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Runs a step in a thread of its own; aborting the build interrupts it. A restart of Jenkins in the middle ends the build. */
final class ImageStepExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
    private static final long serialVersionUID = 1L;

    private final transient ImageStep step;

    ImageStepExecution(StepContext context, ImageStep step) {
        super(context);
        this.step = step;
    }

    @Override
    protected Map<String, Object> run() throws Exception {
        return step.perform(Site.of(getContext())).forScript();
    }
}

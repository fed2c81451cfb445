// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.masking;

import hudson.Extension;
import java.io.OutputStream;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;

/** What steps write, on the controller or on an agent. Left out where the plugin workflow-api is not installed. */
@Extension(optional = true)
public final class PipelineLog implements TaskListenerDecorator.Factory {
    @Override
    public TaskListenerDecorator of(FlowExecutionOwner owner) {
        return new Masking();
    }

    /** Goes to the agent with the log. */
    static final class Masking extends TaskListenerDecorator {
        private static final long serialVersionUID = 1L;

        @Override
        public OutputStream decorate(OutputStream logger) {
            return new MaskingStream(logger);
        }
    }
}

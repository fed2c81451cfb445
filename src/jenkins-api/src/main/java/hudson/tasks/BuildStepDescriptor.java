// SPDX-License-Identifier: MIT
package hudson.tasks;

import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.model.Descriptor;

public abstract class BuildStepDescriptor<T extends BuildStep & Describable<T>> extends Descriptor<T> {
    @SuppressWarnings("rawtypes") // as it is
    public abstract boolean isApplicable(Class<? extends AbstractProject> type);
}

// SPDX-License-Identifier: MIT
package hudson.tasks;

import hudson.model.AbstractProject;
import hudson.model.Descriptor;

public abstract class BuildWrapperDescriptor extends Descriptor<BuildWrapper> {
    public abstract boolean isApplicable(AbstractProject<?, ?> project);
}

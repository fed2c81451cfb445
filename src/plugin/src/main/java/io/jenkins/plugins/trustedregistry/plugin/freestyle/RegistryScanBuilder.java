// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.plugin.verdict.InspectionStep;
import io.jenkins.plugins.trustedregistry.plugin.verdict.RegistryScanStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryScan} for freestyle jobs. */
public final class RegistryScanBuilder extends InspectionBuilder {
    private final RegistryScanStep step;

    @DataBoundConstructor
    public RegistryScanBuilder(RegistryScanStep step) {
        this.step = step;
    }

    public RegistryScanStep getStep() {
        return step;
    }

    @Override
    InspectionStep step() {
        return step;
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryScanBuilder")
    public static final class DescriptorImpl extends StepBuilder.StepBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RegistryScanBuilder_displayName();
        }
    }
}

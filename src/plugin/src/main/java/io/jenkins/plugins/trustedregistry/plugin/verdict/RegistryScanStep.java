// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryScan image: 'technology/test:v2'}: waits until an image was looked into, and says what was found. */
public final class RegistryScanStep extends InspectionStep {

    @DataBoundConstructor
    public RegistryScanStep(String image) {
        super(image);
    }

    @Override
    boolean gates() {
        return false;
    }

    @Override
    String gatePolicy() {
        return "";
    }

    @Override
    boolean isOnlyUnstable() {
        return true;
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends InspectionStepDescriptor {
        public DescriptorImpl() {
            super("registryScan");
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryScanStep_displayName();
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code registryGate image: 'technology/test@sha256:...', policy: 'no-criticals'}: stops a build whose image breaks a policy. */
public final class RegistryGateStep extends InspectionStep {
    private String policy = "";
    private boolean unstable;

    @DataBoundConstructor
    public RegistryGateStep(String image) {
        super(image);
    }

    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = policy.strip();
    }

    public boolean isUnstable() {
        return unstable;
    }

    @DataBoundSetter
    public void setUnstable(boolean unstable) {
        this.unstable = unstable;
    }

    @Override
    protected Object readResolve() {
        policy = orEmpty(policy);
        return super.readResolve();
    }

    @Override
    boolean gates() {
        return true;
    }

    @Override
    String gatePolicy() {
        return policy;
    }

    @Override
    boolean isOnlyUnstable() {
        return unstable;
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends InspectionStepDescriptor {
        public DescriptorImpl() {
            super("registryGate");
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryGateStep_displayName();
        }
    }
}

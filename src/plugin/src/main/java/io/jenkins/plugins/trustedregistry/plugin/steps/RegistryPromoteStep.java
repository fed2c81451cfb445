// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.plugin.agent.ImageParts;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import java.io.IOException;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code registryPromote image: 'technology/test:v2', to: 'production/test:v2'}: copies within a registry, the same bytes. */
public final class RegistryPromoteStep extends ImageStep {
    private final String to;
    private boolean referrers = true;

    @DataBoundConstructor
    public RegistryPromoteStep(String image, String to) {
        super(image);
        this.to = to.strip();
    }

    public String getTo() {
        return to;
    }

    public boolean isReferrers() {
        return referrers;
    }

    @DataBoundSetter
    public void setReferrers(boolean referrers) {
        this.referrers = referrers;
    }

    @Override
    Outcome work(Site site, BuildRegistry registry, ImageName name) throws IOException, InterruptedException {
        return Copying.within(site, registry, name, ImageName.parse(site.text(to)), new ImageParts("", referrers));
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends RegistryStepDescriptor {
        public DescriptorImpl() {
            super("registryPromote");
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryPromoteStep_displayName();
        }
    }
}

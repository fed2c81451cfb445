// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.plugin.agent.ImageParts;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

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
        boolean whole = registry.own().isPresent() && referrers && name.digest().isEmpty();
        if (whole && !RegistryChoice.of(choice(), site.environment()).isStaged()) {
            return promoted(site, registry, name, ImageName.parse(site.text(to)));
        }
        return Copying.within(site, registry, name, ImageName.parse(site.text(to)), new ImageParts("", referrers));
    }

    /** By the registry itself, which takes along all that it knows of the image. */
    private static Outcome promoted(Site site, BuildRegistry registry, ImageName image, ImageName target)
            throws IOException, InterruptedException {
        Copying.requireTarget(registry, image, target);
        String digest = Own.of(registry).promote(image, target);
        return new Outcome(
                registry.name() + "/" + target.repository(),
                digest,
                0,
                List.of(target.tagOrLatest().name()));
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

        /** What is wrong with the name it shall have. */
        @POST
        public FormValidation doCheckTo(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            return FormCheck.of(item, value, ImageName::parse);
        }
    }
}

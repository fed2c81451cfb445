// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.plugin.agent.DockerTag;
import io.jenkins.plugins.trustedregistry.plugin.agent.ImageParts;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import java.io.IOException;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code registryTag source: 'app:latest', image: 'technology/test:v2'}: another name for an image of a daemon, or of the registry. */
public final class RegistryTagStep extends ImageStep {
    private final String source;
    private boolean inRegistry;

    @DataBoundConstructor
    public RegistryTagStep(String source, String image) {
        super(image);
        this.source = source.strip();
    }

    public String getSource() {
        return source;
    }

    public boolean isInRegistry() {
        return inRegistry;
    }

    @DataBoundSetter
    public void setInRegistry(boolean inRegistry) {
        this.inRegistry = inRegistry;
    }

    @Override
    Outcome work(Site site, BuildRegistry registry, ImageName name) throws IOException, InterruptedException {
        if (name.digest().isPresent()) {
            throw new AbortException(
                    "The name " + name + " ends in a digest, which can't be given to an image: write a tag.");
        }
        if (inRegistry) {
            return Copying.within(site, registry, ImageName.parse(site.text(source)), name, ImageParts.ALL);
        }
        ImageName full = name.in(registry.name());
        return site.workspace()
                .act(new DockerTag(site.text(source), full.toString(), site.environment(), site.listener()));
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends RegistryStepDescriptor {
        public DescriptorImpl() {
            super("registryTag");
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryTagStep_displayName();
        }
    }
}

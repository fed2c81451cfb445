// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.plugin.agent.DockerPull;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.agent.PullFiles;
import io.jenkins.plugins.trustedregistry.plugin.agent.StoredAt;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryPull image: 'technology/test:v2'}: into a docker daemon, an OCI layout or an archive. */
public final class RegistryPullStep extends TransferStep {

    @DataBoundConstructor
    public RegistryPullStep(String image) {
        super(image);
    }

    @Override
    Outcome work(Site site, BuildRegistry registry, ImageName name) throws IOException, InterruptedException {
        Optional<StoredAt> files = files(site);
        if (files.isPresent()) {
            return site.workspace()
                    .act(new PullFiles(
                            registry.access(),
                            local(name),
                            files.get(),
                            parts(site),
                            site.environment(),
                            site.listener()));
        }
        requireFilesForParts();
        return site.workspace()
                .act(new DockerPull(
                        registry.access(), local(name), site.text(getPlatform()), site.environment(), site.listener()));
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends RegistryStepDescriptor {
        public DescriptorImpl() {
            super("registryPull");
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryPullStep_displayName();
        }
    }
}

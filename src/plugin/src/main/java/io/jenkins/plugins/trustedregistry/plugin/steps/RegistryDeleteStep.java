// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.agent.RemoteDelete;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import java.io.IOException;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code registryDelete image: 'technology/test:pr-17'}: in our registry to the trash. */
public final class RegistryDeleteStep extends ImageStep {
    private String reason = "";

    @DataBoundConstructor
    public RegistryDeleteStep(String image) {
        super(image);
    }

    public String getReason() {
        return reason;
    }

    @DataBoundSetter
    public void setReason(String reason) {
        this.reason = reason.strip();
    }

    @Override
    protected Object readResolve() {
        reason = orEmpty(reason);
        return super.readResolve();
    }

    @Override
    Outcome work(Site site, BuildRegistry registry, ImageName name) throws IOException, InterruptedException {
        if (name.tag().isEmpty() && name.digest().isEmpty()) {
            throw new AbortException(
                    "The name " + name + " has neither a tag nor a digest: write which image to delete.");
        }
        if (registry.own().isEmpty()) {
            return site.workspace()
                    .act(new RemoteDelete(registry.access(), local(name), site.environment(), site.listener()));
        }
        if (RegistryChoice.of(choice(), site.environment()).isStaged()) {
            throw new AbortException(
                    "Nothing can be deleted inside a block with staging, as it would be gone at once, before"
                            + " anything is published: delete " + local(name) + " behind the block.");
        }
        Own.of(registry).delete(name, site.text(reason));
        site.listener()
                .getLogger()
                .println("Deleted " + local(name) + "; while it is in the trash it can be restored.");
        return new Outcome(
                registry.name() + "/" + name.repository(),
                name.digest().map(Object::toString).orElse(""),
                0,
                name.tag().map(tag -> List.of(tag.name())).orElse(List.of()));
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends RegistryStepDescriptor {
        public DescriptorImpl() {
            super("registryDelete");
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryDeleteStep_displayName();
        }
    }
}

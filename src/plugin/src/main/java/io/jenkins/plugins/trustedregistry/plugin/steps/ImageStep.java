// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.AbortException;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistries;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that does something with one image. */
public abstract class ImageStep extends RegistryStep {
    private final String image;

    ImageStep(String image) {
        this.image = image.strip();
    }

    public final String getImage() {
        return image;
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new ImageStepExecution(context, this);
    }

    /**
     * Does it, in the calling thread. Interrupting ends it.
     *
     * @throws AbortException with a sentence for the build's log
     */
    public final Outcome perform(Site site) throws IOException, InterruptedException {
        try {
            ImageName name = ImageName.parse(site.text(image));
            RegistryChoice choice = RegistryChoice.of(choice(), site.environment());
            RegistryIdentity.usedOn(site.run(), site.agent());
            try (BuildRegistry registry = BuildRegistries.open(site.run(), choice, name.registry())) {
                Outcome outcome = work(site, registry, name);
                site.listener().getLogger().println(outcome.line());
                return outcome;
            }
        } catch (ClientException | RegistryException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** @param name of the image as it is written in the step */
    abstract Outcome work(Site site, BuildRegistry registry, ImageName name) throws IOException, InterruptedException;

    /** As the registry knows it, without its host. */
    static String local(ImageName name) {
        return name.repository()
                + name.tag().map(tag -> ":" + tag).orElse("")
                + name.digest().map(digest -> "@" + digest).orElse("");
    }
}

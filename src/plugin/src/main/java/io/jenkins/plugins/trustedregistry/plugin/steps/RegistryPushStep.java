// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.plugin.agent.DockerPush;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.agent.PushFiles;
import io.jenkins.plugins.trustedregistry.plugin.agent.StoredAt;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code registryPush image: 'technology/test:v2'}: from a docker daemon, an OCI layout or an archive. */
public final class RegistryPushStep extends TransferStep {
    private String source = "";
    private String tags = "";

    @DataBoundConstructor
    public RegistryPushStep(String image) {
        super(image);
    }

    public String getSource() {
        return source;
    }

    @DataBoundSetter
    public void setSource(String source) {
        this.source = source.strip();
    }

    public String getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(String tags) {
        this.tags = tags.strip();
    }

    @Override
    protected Object readResolve() {
        source = orEmpty(source);
        tags = orEmpty(tags);
        return super.readResolve();
    }

    @Override
    Outcome work(Site site, BuildRegistry registry, ImageName name) throws IOException, InterruptedException {
        if (name.digest().isPresent()) {
            throw new AbortException("The name " + name + " ends in a digest, which a push can't choose: write a tag.");
        }
        String repository = name.repository().toString();
        Optional<StoredAt> files = files(site);
        if (files.isPresent()) {
            return site.workspace()
                    .act(new PushFiles(
                            registry.access(),
                            repository,
                            allTags(site, name),
                            files.get(),
                            site.text(source),
                            parts(site),
                            site.environment(),
                            site.listener()));
        }
        requireFilesForParts();
        return site.workspace()
                .act(new DockerPush(
                        registry.access(),
                        repository,
                        allTags(site, name),
                        site.text(source),
                        site.environment(),
                        site.listener()));
    }

    /** The image's own first. */
    private List<String> allTags(Site site, ImageName name) {
        Set<String> all = new LinkedHashSet<>();
        all.add(name.tagOrLatest().name());
        for (String tag : site.text(tags).split("[,\\s]+")) {
            if (!tag.isEmpty()) {
                all.add(tag);
            }
        }
        return new ArrayList<>(all);
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends RegistryStepDescriptor {
        public DescriptorImpl() {
            super("registryPush");
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryPushStep_displayName();
        }
    }
}

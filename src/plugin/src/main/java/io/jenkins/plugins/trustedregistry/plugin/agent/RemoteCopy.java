// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.image.Copied;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageCopy;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRepository;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Copies an image within one registry, which need not send its layers anywhere. */
public final class RemoteCopy extends AgentWork<Outcome> {
    private static final long serialVersionUID = 1L;

    private final RegistryAccess registry;
    private final String image;
    private final String to;
    private final ImageParts parts;

    /** Names without their registry. */
    public RemoteCopy(
            RegistryAccess registry,
            String image,
            String to,
            ImageParts parts,
            Map<String, String> environment,
            TaskListener listener) {
        super(environment, listener);
        this.registry = registry;
        this.image = image;
        this.to = to;
        this.parts = parts;
    }

    @Override
    Outcome work(Path workspace) throws IOException, InterruptedException {
        try (RemoteRegistry remote = registry.open(environment())) {
            return copy(
                    remote,
                    ImageName.parse(image),
                    ImageName.parse(to),
                    parts,
                    listener().getLogger());
        }
    }

    /** The same over any connection to a registry; also one that needs no network. */
    public static Outcome copy(
            RemoteRegistry registry, ImageName image, ImageName to, ImageParts parts, PrintStream log)
            throws IOException, InterruptedException {
        RemoteRepository from = registry.repository(image.repository());
        RemoteRepository into = registry.repository(to.repository());
        Tag tag = to.tagOrLatest();
        Copied copied = ImageCopy.run(
                from.image(image.reference()),
                from.name().equals(into.name()) ? into.target() : into.targetFrom(from.name()),
                parts.options(List.of(tag)),
                new LayerLog(log));
        return new Outcome(
                registry.url().name() + "/" + to.repository(),
                copied.digest().toString(),
                copied.size(),
                List.of(tag.name()));
    }
}

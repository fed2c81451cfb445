// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.image.Copied;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageCopy;
import io.jenkins.plugins.trustedregistry.engine.client.layout.StoredImage;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pushes an image that is in files, without any daemon. */
public final class PushFiles extends AgentWork<Outcome> {
    private static final long serialVersionUID = 1L;

    private final RegistryAccess registry;
    private final String image;
    private final ArrayList<String> tags;
    private final StoredAt from;
    private final String source;
    private final ImageParts parts;

    /**
     * @param image without its registry and tag
     * @param source which of the images in the files; empty: the only one
     */
    public PushFiles(
            RegistryAccess registry,
            String image,
            List<String> tags,
            StoredAt from,
            String source,
            ImageParts parts,
            Map<String, String> environment,
            TaskListener listener) {
        super(environment, listener);
        this.registry = registry;
        this.image = image;
        this.tags = new ArrayList<>(tags);
        this.from = from;
        this.source = source;
        this.parts = parts;
    }

    @Override
    Outcome work(Path workspace) throws IOException, InterruptedException {
        Path beside = Files.createDirectories(workspace.resolveSibling(workspace.getFileName() + "@tmp"));
        Path temporary = Files.createTempDirectory(beside, "registry-push-");
        try (RemoteRegistry remote = registry.open(environment());
                StoredImage stored = open(from.in(workspace), temporary)) {
            List<Tag> parsed = tags.stream().map(Tag::parse).toList();
            Copied copied = ImageCopy.run(
                    stored,
                    remote.repository(ImageName.parse(image).repository()).target(),
                    parts.options(parsed),
                    new LayerLog(listener().getLogger()));
            return new Outcome(
                    remote.url().name() + "/" + image, copied.digest().toString(), copied.size(), tags);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private StoredImage open(Path path, Path temporary) throws IOException, InterruptedException {
        return from.kind() == StoredAt.Kind.LAYOUT
                ? StoredImage.layout(path, source)
                : StoredImage.archive(path, source, temporary);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.image.Copied;
import io.jenkins.plugins.trustedregistry.engine.client.image.CopyOptions;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageCopy;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.client.layout.ArchiveFile;
import io.jenkins.plugins.trustedregistry.engine.client.layout.LayoutFolder;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Pulls an image into files, without any daemon. */
public final class PullFiles extends AgentWork<Outcome> {
    private static final long serialVersionUID = 1L;

    private final RegistryAccess registry;
    private final String image;
    private final StoredAt into;
    private final ImageParts parts;

    /** @param image without its registry */
    public PullFiles(
            RegistryAccess registry,
            String image,
            StoredAt into,
            ImageParts parts,
            Map<String, String> environment,
            TaskListener listener) {
        super(environment, listener);
        this.registry = registry;
        this.image = image;
        this.into = into;
        this.parts = parts;
    }

    @Override
    Outcome work(Path workspace) throws IOException, InterruptedException {
        ImageName name = ImageName.parse(image);
        List<Tag> tags = name.digest().isPresent() ? name.tag().stream().toList() : List.of(name.tagOrLatest());
        Progress log = new LayerLog(listener().getLogger());
        try (RemoteRegistry remote = registry.open(environment())) {
            ImageSource source = remote.repository(name.repository()).image(name.reference());
            String shown = remote.url().name() + "/" + name.repository();
            Copied copied = into.kind() == StoredAt.Kind.LAYOUT
                    ? ImageCopy.run(source, LayoutFolder.of(into.in(workspace)), parts.options(tags), log)
                    : archived(source, into.in(workspace), shown, parts.options(tags), log);
            List<String> names = tags.stream().map(Tag::name).toList();
            return new Outcome(shown, copied.digest().toString(), copied.size(), names);
        }
    }

    private static Copied archived(ImageSource source, Path file, String name, CopyOptions options, Progress log)
            throws IOException, InterruptedException {
        try (ArchiveFile archive = ArchiveFile.of(file, name)) {
            Copied copied = ImageCopy.run(source, archive, options, log);
            archive.finish();
            return copied;
        }
    }
}

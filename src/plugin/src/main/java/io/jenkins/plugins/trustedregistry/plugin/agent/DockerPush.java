// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a docker daemon push one of its images, under one or more tags. */
public final class DockerPush extends AgentWork<Outcome> {
    private static final long serialVersionUID = 1L;

    private final RegistryAccess registry;
    private final String image;
    private final ArrayList<String> tags;
    private final String source;

    /**
     * @param image without its registry and tag
     * @param source another name of the image in the daemon; empty: it has the one it is pushed as
     */
    public DockerPush(
            RegistryAccess registry,
            String image,
            List<String> tags,
            String source,
            Map<String, String> environment,
            TaskListener listener) {
        super(environment, listener);
        this.registry = registry;
        this.image = image;
        this.tags = new ArrayList<>(tags);
        this.source = source;
    }

    @Override
    Outcome work(Path workspace) throws IOException, InterruptedException {
        PrintStream log = listener().getLogger();
        ImageName name = ImageName.parse(image).in(registry.name());
        Optional<String> digest = Optional.empty();
        try (DockerEngine engine = DockerEngine.at(engine())) {
            String first = source.isEmpty() ? tagged(name, tags.get(0)).toString() : source;
            for (String tag : tags) {
                ImageName target = tagged(name, tag);
                if (!first.equals(target.toString())) {
                    engine.tag(first, target);
                }
                digest = engine.push(target, registry, log).map(pushed -> pushed.getDigest());
            }
        }
        PushedImage pushed = PushedImage.look(registry, image, digest, tags.get(0), environment());
        return new Outcome(name.registry().orElse("") + "/" + name.repository(), pushed.digest(), pushed.size(), tags);
    }

    private static ImageName tagged(ImageName name, String tag) {
        return new ImageName(name.registry(), name.repository(), Optional.of(Tag.parse(tag)), Optional.empty());
    }
}

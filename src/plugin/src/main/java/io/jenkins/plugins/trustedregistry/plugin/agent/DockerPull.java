// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Lets a docker daemon pull an image. */
public final class DockerPull extends AgentWork<Outcome> {
    private static final long serialVersionUID = 1L;

    private final RegistryAccess registry;
    private final String image;
    private final String platform;

    /** @param image without its registry */
    public DockerPull(
            RegistryAccess registry,
            String image,
            String platform,
            Map<String, String> environment,
            TaskListener listener) {
        super(environment, listener);
        this.registry = registry;
        this.image = image;
        this.platform = platform;
    }

    @Override
    Outcome work(Path workspace) throws IOException, InterruptedException {
        ImageName name = ImageName.parse(image).in(registry.name());
        String digest;
        try (DockerEngine engine = DockerEngine.at(engine())) {
            engine.pull(name, registry, platform, listener().getLogger());
            digest = engine.digest(name);
        }
        return new Outcome(
                registry.name() + "/" + name.repository(),
                digest,
                0,
                name.digest().isPresent()
                        ? name.tag().stream().map(tag -> tag.name()).toList()
                        : List.of(name.tagOrLatest().name()));
    }
}

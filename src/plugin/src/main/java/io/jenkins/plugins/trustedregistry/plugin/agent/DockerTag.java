// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Gives an image of a docker daemon a name. */
public final class DockerTag extends AgentWork<Outcome> {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final String image;

    /** @param image with its registry */
    public DockerTag(String source, String image, Map<String, String> environment, TaskListener listener) {
        super(environment, listener);
        this.source = source;
        this.image = image;
    }

    @Override
    Outcome work(Path workspace) throws IOException {
        ImageName name = ImageName.parse(image);
        try (DockerEngine engine = DockerEngine.at(engine())) {
            engine.tag(source, name);
        }
        return new Outcome(
                name.registry().orElse("") + "/" + name.repository(),
                "",
                0,
                List.of(name.tagOrLatest().name()));
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Deletes a tag, or a manifest with all its tags, in another registry. */
public final class RemoteDelete extends AgentWork<Outcome> {
    private static final long serialVersionUID = 1L;

    private final RegistryAccess registry;
    private final String image;

    /** @param image without its registry, with a tag or digest */
    public RemoteDelete(RegistryAccess registry, String image, Map<String, String> environment, TaskListener listener) {
        super(environment, listener);
        this.registry = registry;
        this.image = image;
    }

    @Override
    Outcome work(Path workspace) throws IOException, InterruptedException {
        ImageName name = ImageName.parse(image);
        try (RemoteRegistry remote = registry.open(environment())) {
            if (!remote.repository(name.repository()).delete(name.reference())) {
                throw new ClientException("There is no " + name + " at "
                        + remote.url().name() + " to delete, or the login may not see it. Check the name.");
            }
            return new Outcome(
                    remote.url().name() + "/" + name.repository(),
                    name.digest().map(Object::toString).orElse(""),
                    0,
                    name.tag().map(tag -> List.of(tag.name())).orElse(List.of()));
        }
    }
}

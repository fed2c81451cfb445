// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.AbortException;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.plugin.agent.ImageParts;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.agent.RemoteCopy;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import java.io.IOException;

/** Copies within one registry: in process where it is ours, else by asking it from the agent. */
final class Copying {
    private Copying() {}

    static Outcome within(Site site, BuildRegistry registry, ImageName image, ImageName to, ImageParts parts)
            throws IOException, InterruptedException {
        requireTarget(registry, image, to);
        if (registry.own().isPresent()) {
            try (RemoteRegistry own = Own.of(registry).images()) {
                return RemoteCopy.copy(own, image, to, parts, site.listener().getLogger());
            }
        }
        return site.workspace()
                .act(new RemoteCopy(
                        registry.access(),
                        ImageStep.local(image),
                        ImageStep.local(to),
                        parts,
                        site.environment(),
                        site.listener()));
    }

    /** Both are in this registry, and the target is a tag. */
    static void requireTarget(BuildRegistry registry, ImageName image, ImageName to) throws AbortException {
        requireSame(registry, image);
        requireSame(registry, to);
        if (to.digest().isPresent()) {
            throw new AbortException(
                    "The name " + to + " ends in a digest, which can't be given to an image: write a tag.");
        }
    }

    private static void requireSame(BuildRegistry registry, ImageName name) throws AbortException {
        if (name.registry()
                .filter(host -> !host.equalsIgnoreCase(registry.name()))
                .isPresent()) {
            throw new AbortException(name + " is in another registry than " + registry.name()
                    + ", and this step copies within one. Pull it with registryPull and push it with registryPush.");
        }
    }
}

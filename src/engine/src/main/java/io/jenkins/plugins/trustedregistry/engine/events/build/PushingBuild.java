// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.List;

/**
 * A build with what it pushed to some repositories.
 *
 * @param job its full name as it is now, with the folders around it
 * @param at the last time that it pushed there
 */
public record PushingBuild(BuildId build, String job, int number, Instant at, List<Pushed> images) {

    public PushingBuild {
        images = List.copyOf(images);
    }

    /** A manifest, which may be gone by now. */
    public record Pushed(long repositoryId, Digest digest) {}
}

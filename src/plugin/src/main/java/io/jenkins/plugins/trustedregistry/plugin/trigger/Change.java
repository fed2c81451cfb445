// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.trigger;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;

/**
 * What happened to an image.
 *
 * @param actor whose doing it was, as lists show it
 */
record Change(Occasion occasion, RepositoryName repository, Tag tag, Digest digest, String actor) {

    /** Whether a build of this job did it: a job does not start itself. */
    boolean isOf(String job) {
        return actor.startsWith("job:" + job + "#");
    }
}

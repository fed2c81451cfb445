// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.graph;

/** Reads how manifests hang together. */
public interface ImageGraphs {

    /** The graph of a repository; an empty one when it is gone. Grows with the repository: about 500 bytes a manifest. */
    ImageGraph of(long repositoryId);
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What builds pushed and pulled, in both directions. What was done is there a moment after it was done. A host tells when runs are
 * deleted and jobs renamed.
 */
public interface BuildImages {
    /** How many images of one build are given at the most. */
    int MOST = 1_000;

    /** What a build did, first what it did first, at most {@value #MOST}; nothing for a build that is not known. */
    List<BuildImage> of(BuildId build);

    /** Where a build's run is; empty for a build that is not known. */
    Optional<RunPlace> place(BuildId build);

    /** Builds that pushed or pulled this manifest, the latest first. */
    List<ImageBuild> by(long repositoryId, Digest digest, int limit);

    /** Builds that pushed these manifests to a repository, the latest first; a manifest that none pushed is left out. */
    Map<Digest, List<ImageBuild>> pushers(long repositoryId, Collection<Digest> digests);

    /** Builds that pushed this manifest to any repository, the latest first. */
    List<BuildId> pushedBy(Digest digest, int limit);

    /**
     * The builds that pushed last, the latest first.
     *
     * @param scope a repository or a namespace; empty: anywhere
     */
    List<PushingBuild> latest(String scope, int limit);

    /** Whether a build pushed it whose run the host does not keep any more. */
    boolean goneThatPushed(Digest digest);

    /** Forgets that of images that are nowhere any more; how many there were. */
    int tidyUp();

    /** The job has another name now; jobs inside a folder are told of one by one. */
    void renamed(String from, String to);

    /** The host does not keep the run any more. */
    void forget(BuildId build);

    /** The job is gone with all its runs, and whatever was inside of it, if it was a folder. */
    void forgetJob(String job);
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import java.util.List;

/** All loads in the order they run, with what is to be reached against the faster peer. */
public final class Loads {
    private static final double LARGE = 1.0;
    private static final double SMALL = 1.5;
    private static final double MANIFESTS = 2.0;
    private static final double LISTS = 5.0;
    private static final double COLLECTION = 10.0;
    /** Nothing is to be reached; measured so as to know it. */
    private static final double NONE = 0;

    private Loads() {}

    public static List<Load> all(Scale scale) {
        return List.of(
                new PushBlobs("push 1 x " + size(scale.large()), 1, scale.large(), 1, LARGE),
                new PushBlobs(
                        many("push", scale.mediumCount(), scale.medium()),
                        scale.mediumCount(),
                        scale.medium(),
                        8,
                        LARGE),
                new PushBlobs(
                        many("push", scale.smallCount(), scale.small()), scale.smallCount(), scale.small(), 8, SMALL),
                new PullBlobs("pull 1 x " + size(scale.large()), 1, scale.large(), 1, LARGE),
                new PullBlobs(
                        many("pull", scale.mediumCount(), scale.medium()),
                        scale.mediumCount(),
                        scale.medium(),
                        8,
                        LARGE),
                new PullBlobs(
                        many("pull", scale.smallCount(), scale.small()), scale.smallCount(), scale.small(), 8, SMALL),
                new ReadManifest(false, true, scale.requests(), MANIFESTS),
                new ReadManifest(false, false, scale.requests(), MANIFESTS),
                new ReadManifest(true, true, scale.requests(), MANIFESTS),
                new ReadManifest(true, false, scale.requests(), MANIFESTS),
                new PushManifests(scale.mounts(), MANIFESTS),
                new MountBlobs(scale.mounts(), SMALL),
                new ListTags(scale.entries(), LISTS),
                new ListRepositories(scale.entries(), LISTS),
                new DeleteImages("bench/deletion", scale.images(), 10, NONE),
                new CollectBlobs(scale.images(), scale.blobsPerImage(), COLLECTION),
                new Restart(NONE));
    }

    private static String many(String what, int count, long size) {
        return what + " " + count + " x " + size(size) + " by 8";
    }

    private static String size(long bytes) {
        if (bytes >= 1_000_000_000) {
            return bytes / 1_000_000_000 + " GB";
        }
        return bytes >= 1_000_000 ? bytes / 1_000_000 + " MB" : bytes / 1_000 + " KB";
    }
}

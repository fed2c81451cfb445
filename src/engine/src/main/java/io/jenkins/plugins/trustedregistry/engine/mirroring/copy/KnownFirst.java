// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRepository;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An image of another registry, of which is not asked for what is here already: manifests are what their digests say, wherever they
 * come from, and some registries count how often they are asked. Once it has said that it keeps no lists of referrers, those that
 * clients keep under tags are looked for among the tags that are known.
 */
final class KnownFirst implements ImageSource {
    private final LocalImage here;
    private final RemoteRepository there;
    private final Digest image;
    private final Referrers referrers;

    KnownFirst(LocalImage here, RemoteRepository there, Digest image, Referrers referrers) {
        this.here = here;
        this.there = there;
        this.image = image;
        this.referrers = referrers;
    }

    @Override
    public Document root() throws IOException, InterruptedException {
        return manifest(image);
    }

    @Override
    public Document manifest(Descriptor descriptor) throws IOException, InterruptedException {
        return manifest(descriptor.digest());
    }

    private Document manifest(Digest digest) throws IOException, InterruptedException {
        Optional<Document> known = here.find(digest);
        return known.isPresent() ? known.get() : there.image(digest).root();
    }

    @Override
    public BlobContent blob(Descriptor descriptor) {
        return there.blob(descriptor);
    }

    @Override
    public List<Descriptor> referrers(Digest digest) throws IOException, InterruptedException {
        return referrers.of(there, digest);
    }

    /** Whether the other registry keeps lists of referrers, learned during one run; and which tags it has. */
    static final class Referrers {
        private final Set<Tag> tags;
        private volatile boolean keptInTags;

        Referrers(Set<Tag> tags) {
            this.tags = Set.copyOf(tags);
        }

        List<Descriptor> of(RemoteRepository repository, Digest digest) throws IOException, InterruptedException {
            if (!keptInTags) {
                Optional<List<Descriptor>> kept = repository.keptReferrers(digest);
                if (kept.isPresent()) {
                    return kept.get();
                }
                keptInTags = true;
            }
            String name = digest.algorithm() + "-" + digest.hex();
            return tags.stream().anyMatch(tag -> tag.name().equals(name)) ? repository.referrers(digest) : List.of();
        }
    }
}

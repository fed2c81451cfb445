// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRepository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The repository at the other registry. */
public final class There implements Side {
    private final RemoteRepository repository;
    private final Here here;
    private KnownFirst.Referrers referrers = new KnownFirst.Referrers(Set.of());

    public There(RemoteRepository repository, Here here) {
        this.repository = repository;
        this.here = here;
    }

    @Override
    public List<Tag> tags() throws IOException, InterruptedException {
        List<Tag> tags = repository.tags();
        referrers = new KnownFirst.Referrers(Set.copyOf(tags));
        return tags;
    }

    @Override
    public Optional<Digest> digest(Tag tag) throws IOException, InterruptedException {
        return repository.digest(tag);
    }

    @Override
    public ImageSource image(Digest digest) {
        return new KnownFirst(here.local(digest), repository, digest, referrers);
    }

    @Override
    public ImageTarget target() {
        return repository.target();
    }
}

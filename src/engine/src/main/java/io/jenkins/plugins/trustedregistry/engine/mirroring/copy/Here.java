// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The repository here: read where it lies, written through the routes that every push takes. */
public final class Here implements Side {
    private static final int PAGE = 1000;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Repository repository;
    private final Supplier<ImageTarget> routes;
    private @Nullable ImageTarget target; // guarded by this

    /** @param routes of the registry itself, as whom the mirror runs */
    public Here(Catalog catalog, BlobStore blobs, Repository repository, Supplier<ImageTarget> routes) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.repository = repository;
        this.routes = routes;
    }

    @Override
    public List<Tag> tags() {
        List<Tag> all = new ArrayList<>();
        List<Tag> page = catalog.tags().list(repository.id(), "", PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = catalog.tags()
                    .list(repository.id(), page.get(page.size() - 1).name(), PAGE);
        }
        return all;
    }

    @Override
    public Optional<Digest> digest(Tag tag) {
        return catalog.tags().resolve(repository.id(), tag);
    }

    @Override
    public ImageSource image(Digest digest) {
        return local(digest);
    }

    LocalImage local(Digest digest) {
        return new LocalImage(catalog, blobs, repository.id(), digest);
    }

    @Override
    public synchronized ImageTarget target() {
        if (target == null) {
            target = routes.get();
        }
        return target;
    }
}

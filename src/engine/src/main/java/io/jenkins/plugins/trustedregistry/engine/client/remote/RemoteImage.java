// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An image in a registry. */
final class RemoteImage implements ImageSource {
    private static final int LONGEST_TAG = 128;

    private final RemoteRepository repository;
    private final Reference reference;

    RemoteImage(RemoteRepository repository, Reference reference) {
        this.repository = repository;
        this.reference = reference;
    }

    @Override
    public Document root() throws IOException, InterruptedException {
        return found(repository.manifest(reference), reference);
    }

    @Override
    public Document manifest(Descriptor descriptor) throws IOException, InterruptedException {
        return found(repository.manifest(descriptor.digest()), descriptor.digest());
    }

    private Document found(Optional<Document> document, Reference wanted) throws ClientException {
        return document.orElseThrow(() -> new ClientException(
                "There is no " + repository.shown(wanted) + " at "
                        + repository.session().registry().name()
                        + ", or the login may not see it. Check the name, and who may pull.",
                404));
    }

    @Override
    public BlobContent blob(Descriptor descriptor) {
        return repository.blob(descriptor);
    }

    @Override
    public List<Descriptor> referrers(Digest digest) throws IOException, InterruptedException {
        return repository.referrers(digest);
    }

    @Override
    public Optional<Document> signatures(Digest digest) throws IOException, InterruptedException {
        String tag = digest.algorithm() + "-" + digest.hex() + ".sig";
        return tag.length() > LONGEST_TAG ? Optional.empty() : repository.manifest(Tag.parse(tag));
    }
}

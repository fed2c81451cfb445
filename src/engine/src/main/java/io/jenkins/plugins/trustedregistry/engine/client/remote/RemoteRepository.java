// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Payload;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One repository of a registry (distribution-spec). Every call is repeated when it fails in passing; what the registry refuses is a
 * {@link ClientException} with what it said.
 */
public final class RemoteRepository {
    private static final String ACCEPTED = String.join(
            ", ",
            MediaType.OCI_INDEX.name(),
            MediaType.OCI_MANIFEST.name(),
            MediaType.DOCKER_LIST.name(),
            MediaType.DOCKER_MANIFEST.name());

    private final Session session;
    private final RepositoryName name;

    RemoteRepository(Session session, RepositoryName name) {
        this.session = session;
        this.name = name;
    }

    public RepositoryName name() {
        return name;
    }

    /** An image of it, to be copied from. It is looked up when it is asked for. */
    public ImageSource image(Reference reference) {
        return new RemoteImage(this, reference);
    }

    /** To be copied into. */
    public ImageTarget target() {
        return new RemoteTarget(this, Optional.empty());
    }

    /** To be copied into from another repository of the same registry, which need not send blobs over the network. */
    public ImageTarget targetFrom(RepositoryName other) {
        return new RemoteTarget(this, Optional.of(other));
    }

    /** A manifest; empty when there is none. */
    public Optional<Document> manifest(Reference reference) throws IOException, InterruptedException {
        String what = "read the manifest " + shown(reference);
        Request request = get("manifests/" + reference).with("Accept", ACCEPTED);
        return session.retried(what, () -> {
            try (Answer answer = session.once(request, pull(), what)) {
                if (answer.status() == 404) {
                    return Optional.empty();
                }
                return Optional.of(document(required(answer, what), reference));
            }
        });
    }

    private static Document document(Answer answer, Reference reference) throws IOException {
        byte[] content = answer.bytes(ManifestParser.LARGEST);
        try {
            MediaType type = answer.header("Content-Type")
                    .map(MediaType::parse)
                    .or(() -> ManifestParser.declaredType(content))
                    .orElse(MediaType.OCI_MANIFEST);
            Digest digest = reference instanceof Digest named
                    ? named
                    : answer.header("Docker-Content-Digest").map(Digest::parse).orElseGet(() -> Digest.of(content));
            return Document.verified(type, digest, content);
        } catch (RegistryException e) {
            throw new ClientException(String.valueOf(e.getMessage()));
        }
    }

    /** A blob, from an offset on; checked against its digest where it is read from the beginning. */
    public BlobContent blob(Descriptor descriptor) {
        return offset -> new BlobStream(this, descriptor, offset);
    }

    Answer openBlob(Descriptor descriptor, long offset, String what) throws IOException, InterruptedException {
        Request request = get("blobs/" + descriptor.digest());
        if (offset > 0) {
            request = request.with("Range", "bytes=" + offset + "-");
        }
        Answer answer = session.once(request, pull(), what);
        if (answer.status() != 200 && answer.status() != 206) {
            try (answer) {
                throw Refused.of(answer, session.registry().name(), what);
            }
        }
        return answer;
    }

    boolean hasBlob(Digest digest, Set<String> scopes) throws IOException, InterruptedException {
        String what = "look for " + digest + " in " + name;
        Request request = Request.of("HEAD", path("blobs/" + digest));
        return session.retried(what, () -> {
            try (Answer answer = session.once(request, scopes, what)) {
                if (answer.status() == 404) {
                    return false;
                }
                required(answer, what);
                return true;
            }
        });
    }

    /** What a tag or digest leads to, without its bytes; empty when there is none. */
    public Optional<Digest> digest(Reference reference) throws IOException, InterruptedException {
        String what = "look for the manifest " + shown(reference);
        Request request = Request.of("HEAD", path("manifests/" + reference)).with("Accept", ACCEPTED);
        Optional<Optional<Digest>> found = session.retried(what, () -> {
            try (Answer answer = session.once(request, pull(), what)) {
                return answer.status() == 404
                        ? Optional.<Optional<Digest>>empty()
                        : Optional.of(required(answer, what)
                                .header("Docker-Content-Digest")
                                .flatMap(RemoteRepository::parsed));
            }
        });
        if (found.isPresent() && found.get().isEmpty()) { // a registry that does not say it
            return manifest(reference).map(Document::digest);
        }
        return found.flatMap(each -> each);
    }

    private static Optional<Digest> parsed(String digest) {
        try {
            return Optional.of(Digest.parse(digest));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    /** All its tags, in the order of their names. */
    public List<Tag> tags() throws IOException, InterruptedException {
        return TagList.of(this);
    }

    /** What refers to a manifest; none where the registry keeps no such list. */
    public List<Descriptor> referrers(Digest digest) throws IOException, InterruptedException {
        Optional<List<Descriptor>> kept = keptReferrers(digest);
        if (kept.isPresent()) {
            return kept.get();
        }
        // a registry without that list: clients keep it under a tag (distribution-spec, "Referrers Tag Schema")
        Optional<Tag> tag = ReferrersTag.of(digest);
        Optional<Document> tagged = tag.isPresent() ? manifest(tag.get()) : Optional.empty();
        return tagged.isPresent() ? listed(tagged.get().content()) : List.of();
    }

    /** The list that the registry itself keeps of what refers to a manifest; empty where it keeps none. */
    public Optional<List<Descriptor>> keptReferrers(Digest digest) throws IOException, InterruptedException {
        String what = "list what refers to " + digest + " in " + name;
        Request request = get("referrers/" + digest).with("Accept", MediaType.OCI_INDEX.name());
        Optional<byte[]> list = session.retried(what, () -> {
            try (Answer answer = session.once(request, pull(), what)) {
                return answer.status() == 404
                        ? Optional.<byte[]>empty()
                        : Optional.of(required(answer, what).bytes(ManifestParser.LARGEST));
            }
        });
        return list.isPresent() ? Optional.of(listed(list.get())) : Optional.empty();
    }

    private static List<Descriptor> listed(byte[] content) throws ClientException {
        try {
            return ManifestParser.parse(content, MediaType.OCI_INDEX) instanceof ImageIndex index
                    ? index.manifests()
                    : List.of();
        } catch (RegistryException e) {
            throw new ClientException("The list of referrers can't be read. " + e.getMessage());
        }
    }

    /**
     * Stores a manifest under a tag or its digest.
     *
     * @return whether the registry says that it has put it on the list of its subject
     */
    public boolean put(Document document, Reference reference) throws IOException, InterruptedException {
        String what = "write the manifest " + shown(reference);
        Request request = Request.of("PUT", path("manifests/" + reference))
                .with("Content-Type", document.mediaType().name())
                .with(Payload.of(document.content()));
        return session.retried(what, () -> {
            try (Answer answer = session.once(request, push(), what)) {
                return required(answer, what).header("OCI-Subject").isPresent();
            }
        });
    }

    /** Removes a tag, or a manifest with all its tags; false when it was not there. */
    public boolean delete(Reference reference) throws IOException, InterruptedException {
        String what = "delete " + shown(reference);
        Set<String> scopes = Set.of("repository:" + name + ":delete,pull");
        return session.retried(what, () -> {
            try (Answer answer = session.once(Request.of("DELETE", path("manifests/" + reference)), scopes, what)) {
                if (answer.status() == 404) {
                    return false;
                }
                required(answer, what);
                return true;
            }
        });
    }

    private Answer required(Answer answer, String what) throws IOException {
        if (!answer.isSuccess()) {
            throw Refused.of(answer, session.registry().name(), what);
        }
        return answer;
    }

    Session session() {
        return session;
    }

    Set<String> pull() {
        return Set.of("repository:" + name + ":pull");
    }

    Set<String> push() {
        return Set.of("repository:" + name + ":pull,push");
    }

    private Request get(String path) {
        return Request.of("GET", path(path));
    }

    URI path(String below) {
        return session.registry().at("/v2/" + name + "/" + below);
    }

    String shown(Reference reference) {
        return name + (reference instanceof Digest ? "@" : ":") + reference;
    }
}

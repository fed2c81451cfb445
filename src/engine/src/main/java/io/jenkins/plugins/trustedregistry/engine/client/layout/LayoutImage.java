// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An image of an OCI layout. */
final class LayoutImage implements StoredImage {
    private static final String REF_NAME = "org.opencontainers.image.ref.name";
    private static final String CONTAINERD_NAME = "io.containerd.image.name";

    private final FileSet files;
    private final String which;

    LayoutImage(FileSet files, String which) {
        this.files = files;
        this.which = which;
    }

    @Override
    public Document root() throws IOException {
        List<Descriptor> all = index();
        List<Descriptor> fitting = new ArrayList<>();
        for (Descriptor each : all) {
            if (which.isEmpty() ? subject(each).isEmpty() : isNamed(each)) {
                fitting.add(each);
            }
        }
        Map<Digest, Descriptor> distinct = new LinkedHashMap<>();
        fitting.forEach(each -> distinct.put(each.digest(), each));
        if (distinct.size() == 1) {
            return manifest(fitting.get(0));
        }
        String there = String.join(", ", all.stream().map(LayoutImage::shown).toList());
        throw new ClientException(
                which.isEmpty() && !all.isEmpty()
                        ? files.shownName() + " holds several images: name one with source. There are " + there + "."
                        : files.shownName() + " holds no image " + Shown.of(which) + "; there "
                                + (there.isEmpty() ? "is none at all." : "are " + there + "."));
    }

    private boolean isNamed(Descriptor entry) {
        String containerd = entry.annotations().getOrDefault(CONTAINERD_NAME, "");
        return which.equals(entry.annotations().get(REF_NAME))
                || which.equals(containerd)
                || containerd.endsWith(":" + which)
                || which.equals(entry.digest().toString());
    }

    private static String shown(Descriptor entry) {
        return Shown.of(
                entry.annotations().getOrDefault(REF_NAME, entry.digest().toString()));
    }

    private List<Descriptor> index() throws IOException {
        byte[] content = files.read("index.json")
                .orElseThrow(() -> new ClientException(
                        files.shownName() + " has no index.json: it is no OCI layout. Name the folder that holds it."));
        try {
            return ManifestParser.parse(content, MediaType.OCI_INDEX) instanceof ImageIndex index
                    ? index.manifests()
                    : List.of();
        } catch (RegistryException e) {
            throw new ClientException("The index.json of " + files.shownName() + " can't be read. " + e.getMessage());
        }
    }

    private Optional<Digest> subject(Descriptor entry) throws IOException {
        return manifest(entry).manifest().subject().map(Descriptor::digest);
    }

    @Override
    public Document manifest(Descriptor descriptor) throws IOException {
        byte[] content = files.read(path(descriptor.digest())).orElseThrow(() -> missing(descriptor));
        return Document.verified(descriptor.mediaType(), descriptor.digest(), content);
    }

    @Override
    public BlobContent blob(Descriptor descriptor) {
        return offset -> {
            FileSet.Stored stored = files.find(path(descriptor.digest())).orElseThrow(() -> missing(descriptor));
            if (stored.size() != descriptor.size()) {
                throw CheckedStream.wrong(descriptor, files.shownName());
            }
            InputStream in = stored.open(offset);
            return offset == 0 ? new CheckedStream(in, descriptor, files.shownName()) : in;
        };
    }

    private ClientException missing(Descriptor descriptor) {
        return new ClientException(files.shownName() + " lacks " + path(descriptor.digest())
                + ", which its image names. Make it again, with all platforms or only the one you want.");
    }

    static String path(Digest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }

    @Override
    public List<Descriptor> referrers(Digest digest) throws IOException {
        List<Descriptor> found = new ArrayList<>();
        for (Descriptor entry : index()) {
            if (subject(entry).filter(digest::equals).isPresent()) {
                found.add(entry);
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}

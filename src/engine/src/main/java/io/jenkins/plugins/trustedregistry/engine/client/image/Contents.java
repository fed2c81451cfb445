// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that an image consists of, found before anything is copied. What may come from anybody is bounded. */
final class Contents {
    private static final int DEEPEST = 8;
    private static final int MOST = 10_000;

    private final ImageSource source;
    private final Map<Digest, Document> documents = new LinkedHashMap<>(); // children before their parents
    private final Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
    private final Map<Digest, Document> referrers = new LinkedHashMap<>(); // an image before what is about it

    private Contents(ImageSource source) {
        this.source = source;
    }

    static Contents of(ImageSource source, Document root, boolean withReferrers)
            throws IOException, InterruptedException {
        Contents contents = new Contents(source);
        contents.add(root, contents.documents, 0);
        if (withReferrers) {
            for (Document document : List.copyOf(contents.documents.values())) {
                contents.addReferrers(document.digest(), 0);
            }
        }
        return contents;
    }

    private void add(Document document, Map<Digest, Document> into, int depth)
            throws IOException, InterruptedException {
        if (into.containsKey(document.digest()) || documents.containsKey(document.digest())) {
            return;
        }
        check(depth);
        Manifest manifest = document.manifest();
        for (Descriptor child : manifest.manifests()) {
            if (!documents.containsKey(child.digest())) {
                add(source.manifest(child), into, depth + 1);
            }
        }
        manifest.requiredBlobs().forEach(blob -> blobs.putIfAbsent(blob.digest(), blob));
        into.put(document.digest(), document);
    }

    private void addReferrers(Digest subject, int depth) throws IOException, InterruptedException {
        check(depth);
        for (Descriptor descriptor : source.referrers(subject)) {
            if (!referrers.containsKey(descriptor.digest())) {
                add(source.manifest(descriptor), referrers, depth);
                addReferrers(descriptor.digest(), depth + 1);
            }
        }
    }

    private void check(int depth) throws ClientException {
        if (depth > DEEPEST || documents.size() + referrers.size() > MOST || blobs.size() > MOST) {
            throw new ClientException("The image is not copied: it has more than " + MOST
                    + " parts, or lists within lists" + " more than " + DEEPEST + " deep. Copy its parts one by one.");
        }
    }

    Collection<Descriptor> blobs() {
        return blobs.values();
    }

    List<Document> children(Document root) {
        List<Document> children = new ArrayList<>(documents.values());
        children.removeIf(each -> each.digest().equals(root.digest()));
        return children;
    }

    Collection<Document> referrers() {
        return referrers.values();
    }

    /** Of the image alone. */
    long size() throws ClientException {
        Map<Digest, Long> sizes = new LinkedHashMap<>();
        for (Document document : documents.values()) {
            sizes.put(document.digest(), (long) document.content().length);
            document.manifest().requiredBlobs().forEach(blob -> sizes.put(blob.digest(), blob.size()));
        }
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The images of another registry, read over the network while they are scanned. */
public final class ClientImages {
    private static final int LARGEST_CONFIG = 8 * 1024 * 1024;

    private final ImageSource source;
    private final String name;

    private ClientImages(ImageSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /**
     * An image, or those that an index lists; at least one.
     *
     * @param name as people call it
     * @throws UnreadableImageException when it is something else
     */
    public static List<OutsideImage> of(ImageSource source, String name) throws IOException, InterruptedException {
        return new ClientImages(source, name).list();
    }

    private List<OutsideImage> list() throws IOException, InterruptedException {
        Document root = source.root();
        Manifest manifest = root.manifest();
        Optional<String> refusal = Scannable.refusal(manifest);
        if (refusal.isPresent()) {
            throw new UnreadableImageException("'" + name + "' can't be scanned. " + refusal.get());
        }
        List<OutsideImage> images = new ArrayList<>();
        if (manifest instanceof ImageIndex index) {
            for (Descriptor entry : index.manifests()) {
                if (Scannable.isImage(entry)) {
                    add(source.manifest(entry), root.digest(), images);
                }
            }
        } else {
            add(root, root.digest(), images);
        }
        return images;
    }

    private void add(Document document, Digest root, List<OutsideImage> images)
            throws IOException, InterruptedException {
        if (document.manifest() instanceof ImageManifest image) {
            List<Digest> about = Stream.of(document.digest(), root).distinct().toList();
            images.add(new OutsideImage(
                    name, document.digest(), config(image), image.layers(), this::open, () -> attached(about)));
        }
    }

    private Attached attached(List<Digest> about) throws IOException {
        try {
            AttachedReader reader = new AttachedReader(this::open);
            for (Digest digest : about) {
                Optional<Document> tagged = source.signatures(digest);
                if (tagged.isPresent()) {
                    reader.read(tagged.get().manifest());
                }
                for (Descriptor referrer : source.referrers(digest)) {
                    reader.read(source.manifest(referrer).manifest());
                }
            }
            return reader.attached(about);
        } catch (ClientException e) {
            return Attached.unknown(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while signatures were looked for.");
        }
    }

    private byte[] config(ImageManifest image) throws IOException, InterruptedException {
        try (InputStream in = source.blob(image.config()).open(0)) {
            byte[] content = in.readNBytes(LARGEST_CONFIG + 1);
            return content.length > LARGEST_CONFIG ? new byte[0] : content;
        }
    }

    private InputStream open(Descriptor layer) throws IOException {
        try {
            return source.blob(layer).open(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a layer was fetched.");
        }
    }
}

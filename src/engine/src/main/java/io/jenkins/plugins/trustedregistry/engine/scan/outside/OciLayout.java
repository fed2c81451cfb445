// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.scan.image.MissingLayerException;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images in OCI's layout (image-spec, image-layout.md): an index, and blobs below {@code blobs/}. */
final class OciLayout {
    private static final int DEEPEST = 3;
    private static final int LARGEST_CONFIG = 8 * 1024 * 1024;
    private static final String NAME = "org.opencontainers.image.ref.name";

    private final FileTree files;
    private final String shown;
    /** Every manifest that is no index, with what is needed to read it: signatures are among them. */
    private final Map<Digest, Manifest> manifests = new LinkedHashMap<>();

    private OciLayout(FileTree files, String shown) {
        this.files = files;
        this.shown = shown;
    }

    /** Its images; empty when these files are no OCI layout. */
    static Optional<List<OutsideImage>> images(FileTree files, String shown) throws IOException {
        Optional<byte[]> index = files.read("index.json", ManifestParser.LARGEST);
        if (index.isEmpty() || files.size("oci-layout").isEmpty()) {
            return Optional.empty();
        }
        List<OutsideImage> found = new ArrayList<>();
        OciLayout layout = new OciLayout(files, shown);
        layout.collect(layout.index(index.get(), MediaType.OCI_INDEX), "", DEEPEST, found);
        return Optional.of(found);
    }

    private ImageIndex index(byte[] content, MediaType type) throws IOException {
        return (ImageIndex) parse(content, type);
    }

    private Manifest parse(byte[] content, MediaType type) throws IOException {
        try {
            return ManifestParser.parse(content, type);
        } catch (RegistryException e) {
            throw new UnreadableImageException("A manifest in '" + shown + "' can't be read. " + e.getMessage());
        }
    }

    private void collect(ImageIndex index, String name, int depth, List<OutsideImage> found) throws IOException {
        collect(index, name, depth, List.of(), found);
    }

    /** @param within the indexes that lead here, but for the layout's own */
    private void collect(ImageIndex index, String name, int depth, List<Digest> within, List<OutsideImage> found)
            throws IOException {
        for (Descriptor entry : index.manifests()) {
            String named = entry.annotations().getOrDefault(NAME, name);
            if (entry.mediaType().isIndex() && depth > 0) {
                List<Digest> deeper = new ArrayList<>(within);
                deeper.add(entry.digest());
                collect(index(blob(entry), entry.mediaType()), named, depth - 1, deeper, found);
            } else if (Scannable.isImage(entry)) {
                Manifest manifest = parse(blob(entry), entry.mediaType());
                manifests.put(entry.digest(), manifest);
                if (manifest instanceof ImageManifest image
                        && Scannable.refusal(image).isEmpty()) {
                    found.add(image(entry, image, named, within));
                }
            } else {
                other(entry).ifPresent(manifest -> manifests.put(entry.digest(), manifest));
            }
        }
    }

    /** What is no image; one that is missing or can't be read is passed over. */
    private Optional<Manifest> other(Descriptor entry) throws IOException {
        try {
            return Optional.of(parse(blob(entry), entry.mediaType()));
        } catch (UnreadableImageException e) {
            return Optional.empty();
        }
    }

    private OutsideImage image(Descriptor entry, ImageManifest manifest, String name, List<Digest> within)
            throws IOException {
        byte[] config =
                files.read(path(manifest.config().digest()), LARGEST_CONFIG).orElse(new byte[0]);
        return new OutsideImage(
                name.isEmpty() ? shown : shown + ":" + name,
                entry.digest(),
                config,
                manifest.layers(),
                this::open,
                () -> attached(entry, within));
    }

    /** A signature says itself what it is about, so all that could be one is handed on. */
    private Attached attached(Descriptor image, List<Digest> within) throws IOException {
        AttachedReader reader = new AttachedReader(this::open);
        for (Manifest manifest : manifests.values()) {
            reader.read(manifest);
        }
        List<Digest> about = new ArrayList<>(List.of(image.digest()));
        about.addAll(within);
        return reader.attached(about);
    }

    private byte[] blob(Descriptor wanted) throws IOException {
        byte[] content = files.read(path(wanted.digest()), ManifestParser.LARGEST)
                .orElseThrow(() -> new UnreadableImageException(
                        "The blob " + wanted.digest() + " is missing in '" + shown + "': copy the image again."));
        if (!Digest.of(wanted.digest().algorithm(), content).equals(wanted.digest())) {
            throw new UnreadableImageException(
                    "The blob " + wanted.digest() + " in '" + shown + "' is damaged: copy the image again.");
        }
        return content;
    }

    private InputStream open(Descriptor layer) throws IOException {
        return files.open(path(layer.digest()))
                .orElseThrow(() ->
                        new MissingLayerException("The blob " + layer.digest() + " is missing in '" + shown + "'."));
    }

    private static String path(Digest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }
}

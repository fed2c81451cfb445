// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Copies one image with all it consists of. */
public final class ImageCopy {
    private ImageCopy() {}

    /**
     * Copies, blobs several at a time. Interrupting the thread ends it at once; what was copied so far stays, named by no tag.
     *
     * @throws ClientException with a sentence when something is missing, damaged or refused
     */
    public static Copied run(ImageSource source, ImageTarget target, CopyOptions options, Progress progress)
            throws IOException, InterruptedException {
        Document root = chosen(source, options.platform());
        Contents contents = Contents.of(source, root, options.referrers());
        take(contents.blobs(), source, target, progress);
        for (Document child : contents.children(root)) {
            target.takeChild(child);
        }
        target.takeRoot(root, options.tags());
        for (Document referrer : contents.referrers()) {
            target.takeReferrer(referrer);
        }
        return new Copied(
                root.digest(),
                root.mediaType(),
                contents.size(),
                contents.referrers().size());
    }

    /**
     * Copies what is about an image that the target has, as far as that is not there.
     *
     * @return how many manifests were copied
     * @throws ClientException as {@link #run}
     */
    public static int referrers(ImageSource source, ImageTarget target, Progress progress)
            throws IOException, InterruptedException {
        List<Document> missing = new ArrayList<>();
        Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
        for (Document each : Contents.of(source, source.root(), true).referrers()) {
            if (!target.has(each.digest())) {
                missing.add(each);
                each.manifest().requiredBlobs().forEach(blob -> blobs.putIfAbsent(blob.digest(), blob));
            }
        }
        take(blobs.values(), source, target, progress);
        for (Document each : missing) {
            target.takeReferrer(each);
        }
        return missing.size();
    }

    private static void take(Collection<Descriptor> blobs, ImageSource source, ImageTarget target, Progress progress)
            throws IOException, InterruptedException {
        List<Lanes.Work> work = new ArrayList<>();
        for (Descriptor blob : blobs) {
            work.add(() -> progress.done(blob, target.take(blob, source.blob(blob), progress)));
        }
        Lanes.run(target.lanes(), work);
    }

    private static Document chosen(ImageSource source, Optional<Platform> platform)
            throws IOException, InterruptedException {
        Document root = source.root();
        if (platform.isEmpty()) {
            return root;
        }
        Manifest manifest = root.manifest();
        if (!(manifest instanceof ImageIndex index)) {
            return root; // an image for one platform names it in its config only
        }
        for (Descriptor each : index.manifests()) {
            if (each.platform().filter(found -> fits(platform.get(), found)).isPresent()) {
                return source.manifest(each);
            }
        }
        String there = index.manifests().stream()
                .flatMap(each -> each.platform().stream())
                .map(Platform::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        throw new ClientException("The image has nothing for " + platform.get() + ", only for "
                + (there.isEmpty() ? "platforms it does not name" : there) + ". Name one of those.");
    }

    private static boolean fits(Platform wanted, Platform found) {
        return wanted.os().equals(found.os())
                && wanted.architecture().equals(found.architecture())
                && (wanted.variant().isEmpty() || wanted.variant().equals(found.variant()));
    }
}

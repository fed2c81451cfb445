// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.inventory.overlay.Overlay;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into images. Holds the facts of one image's layers at a time; the layers themselves pass through. */
public final class ImageScanner {
    private final LayerScanner scanner;
    private final LayerCache cache;

    public ImageScanner(LayerScanner scanner, LayerCache cache) {
        this.scanner = scanner;
        this.cache = cache;
    }

    /**
     * Looks into an image; layers whose facts are kept are not opened.
     *
     * @throws IOException when the bytes can't be read for now; the image is not to blame
     */
    public ScannedImage scan(ImageSource image, Watch watch) throws IOException {
        ImageConfig config = ImageConfig.parse(image.config());
        List<LayerFacts> facts = new ArrayList<>();
        List<ImageLayer> layers = new ArrayList<>();
        int count = image.layers().size();
        for (int i = 0; i < count; i++) {
            Descriptor layer = image.layers().get(i);
            watch.step("Layer " + (i + 1) + " of " + count + ", " + layer.size() + " bytes.");
            facts.add(facts(image, layer, watch));
            layers.add(new ImageLayer(layer.digest().toString(), layer.size(), config.instruction(i, count)));
        }
        Inventory inventory = Overlay.of(facts);
        return new ScannedImage(
                config.platform().map(Platform::toString).orElse(""), layers, inventory, problem(inventory, layers));
    }

    private LayerFacts facts(ImageSource image, Descriptor layer, Watch watch) throws IOException {
        Optional<LayerFacts> refused = LayerScanner.refusal(layer.mediaType());
        if (refused.isPresent()) { // hangs on the type that this manifest gives it, so it is not kept
            return refused.get();
        }
        Optional<LayerFacts> kept = cache.find(layer.digest());
        if (kept.isPresent()) {
            watch.read(layer.size());
            return kept.get();
        }
        try (InputStream in = new WatchedStream(image.open(layer), watch)) {
            LayerFacts read = scanner.scan(layer.mediaType(), in);
            cache.keep(layer.digest(), read);
            return read;
        } catch (WatchedStream.StoppedException e) {
            throw e.why();
        } catch (MissingLayerException e) {
            return LayerFacts.unread(Reason.DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    /** A layer that was not looked at as a whole may hold, or hide, anything. */
    private static String problem(Inventory inventory, List<ImageLayer> layers) {
        List<NotScanned> whole = inventory.notScanned().stream()
                .filter(part -> part.path().isEmpty())
                .toList();
        if (whole.isEmpty()) {
            return "";
        }
        NotScanned first = whole.get(0);
        String where = "Layer " + (first.layer() + 1) + " of " + layers.size();
        long others = whole.stream().mapToInt(NotScanned::layer).distinct().count() - 1;
        return where + " was not looked at as a whole. " + first.detail()
                + (others > 0 ? " The same holds for " + others + " more." : "");
    }
}

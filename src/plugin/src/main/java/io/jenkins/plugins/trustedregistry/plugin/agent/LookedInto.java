// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What an agent found in an image, as it comes back: a list of what is inside, and nothing of the layers themselves. */
public final class LookedInto implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String digest;
    private final byte[] config;
    private final String platform;
    private final String problem;
    private final ArrayList<String> layers;
    private final ArrayList<Long> sizes;
    private final ArrayList<String> instructions;
    private final String inventory;
    private final SeenBeside beside;

    LookedInto(String name, String digest, byte[] config, ScannedImage image, Attached attached) {
        this.name = name;
        this.digest = digest;
        this.config = config.clone();
        platform = image.platform();
        problem = image.problem();
        layers = new ArrayList<>(image.layers().stream().map(ImageLayer::digest).toList());
        sizes = new ArrayList<>(image.layers().stream().map(ImageLayer::size).toList());
        instructions = new ArrayList<>(
                image.layers().stream().map(ImageLayer::instruction).toList());
        inventory = LayerFactsJson.writeInventory(image.inventory());
        beside = new SeenBeside(attached);
    }

    /** As people name it. */
    public String name() {
        return name;
    }

    public String digest() {
        return digest;
    }

    /** The image's configuration as it is. */
    public byte[] config() {
        return config.clone();
    }

    /** What lies beside it and may be a signature of it, unverified. */
    public Attached attached() {
        return beside.attached();
    }

    public ScannedImage image() {
        List<ImageLayer> all = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            all.add(new ImageLayer(layers.get(i), sizes.get(i), instructions.get(i)));
        }
        return new ScannedImage(platform, all, LayerFactsJson.readInventory(inventory), problem);
    }
}

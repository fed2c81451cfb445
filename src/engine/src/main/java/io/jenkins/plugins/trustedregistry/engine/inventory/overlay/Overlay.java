// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.FileFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the inventory of an image from the facts of its layers. */
public final class Overlay {
    /** Where a system says what it is; the first that is there counts. */
    private static final List<String> SYSTEM = List.of(
            "etc/os-release",
            "usr/lib/os-release",
            "usr/etc/os-release",
            "etc/centos-release",
            "etc/rocky-release",
            "etc/almalinux-release",
            "etc/fedora-release",
            "etc/redhat-release",
            "etc/alpine-release",
            "etc/debian_version");

    private Overlay() {}

    /** @param layers from the lowest to the highest, as the manifest lists them; a layer that was not read is there as well */
    public static Inventory of(List<LayerFacts> layers) {
        Files files = new Files();
        List<NotScanned> notScanned = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            int index = i;
            files.add(index, layers.get(i));
            layers.get(i).omissions().forEach(omission -> notScanned.add(omission.in(index)));
        }
        Optional<Distribution> distribution = distribution(files);
        Components components = new Components(distribution);
        files.all().forEach((path, placed) -> components.add(path, placed, files.ownerOf(path)));
        return new Inventory(distribution, components.list(), notScanned);
    }

    private static Optional<Distribution> distribution(Files files) {
        return SYSTEM.stream()
                .flatMap(path -> files.at(path).stream())
                .flatMap(placed -> placed.facts().stream())
                .map(FileFacts::distribution)
                .flatMap(Optional::stream)
                .findFirst();
    }
}

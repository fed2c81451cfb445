// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.FileFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageUrls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes one list of components, each package URL once, of what the files that are to be seen tell. */
final class Components {
    private final SystemPackages system;
    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Set<String>> licences = new HashMap<>();
    private final Map<String, String> installed = new HashMap<>();

    Components(Optional<Distribution> distribution) {
        this.system = new SystemPackages(distribution);
    }

    void add(String path, Placed placed, Optional<String> owner) {
        for (FileFacts file : placed.facts()) {
            for (PackageFacts each : file.packages()) {
                if (SystemPackages.isWord(each)) {
                    licences.computeIfAbsent(SystemPackages.key(each), any -> new LinkedHashSet<>())
                            .addAll(each.licences());
                } else {
                    add(path, placed.layerOf(each), owner, system.named(each));
                }
            }
        }
    }

    private void add(String path, int layer, Optional<String> owner, PackageFacts each) {
        String purl = PackageUrls.of(
                        each.type(), each.namespace(), each.name(), SystemPackages.purlVersion(each), each.qualifiers())
                .or(() -> PackageUrls.of("generic", "", each.name(), each.version(), Map.of()))
                .orElse("");
        if (purl.isEmpty()) {
            return; // a name that can't be one: facts from a file that only looked like a package
        }
        if (SystemPackages.is(each)) {
            installed.putIfAbsent(SystemPackages.key(each), purl);
        }
        groups.computeIfAbsent(purl, any -> new Group(each))
                .add(each, layer, each.within().isEmpty() ? path : path + "!/" + each.within(), owner);
    }

    List<Component> list() {
        List<Component> list = new ArrayList<>();
        groups.forEach((purl, group) -> list.add(group.component(purl)));
        return list;
    }

    /** Every place where the same package was found. */
    private final class Group {
        private final PackageFacts first;
        private final Set<String> paths = new TreeSet<>();
        private final Set<String> words = new LinkedHashSet<>();
        private final List<Optional<String>> owners = new ArrayList<>();
        private int layer = Integer.MAX_VALUE;

        Group(PackageFacts first) {
            this.first = first;
        }

        void add(PackageFacts each, int from, String path, Optional<String> owner) {
            layer = Math.min(layer, from);
            paths.add(path);
            words.addAll(each.licences());
            owners.add(owner);
        }

        Component component(String purl) {
            if (SystemPackages.is(first) && words.isEmpty()) {
                words.addAll(licences.getOrDefault(SystemPackages.key(first), Set.of()));
            }
            return new Component(
                    first.type(),
                    first.namespace(),
                    first.name(),
                    first.version(),
                    purl,
                    first.source(),
                    List.copyOf(words),
                    layer,
                    List.copyOf(paths),
                    SystemPackages.is(first) ? Optional.empty() : owner());
        }

        /** The owner of all its places; a copy that nobody owns is a component of its own right. */
        private Optional<String> owner() {
            List<Optional<String>> distinct = owners.stream().distinct().toList();
            return distinct.size() == 1 ? distinct.get(0).map(installed::get) : Optional.empty();
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import io.jenkins.plugins.trustedregistry.engine.inventory.FileFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that are to be seen when the layers so far lie over each other; only those that tell something. */
final class Files {
    private final SortedMap<String, Placed> placed = new TreeMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final LinkTable links = new LinkTable();

    /** Lays a layer on top. */
    void add(int index, LayerFacts layer) {
        Map<String, List<FileFacts>> files = new TreeMap<>();
        links.add(layer);
        Hiding hiding = Hiding.of(layer);
        for (FileFacts file : layer.files()) {
            files.computeIfAbsent(links.resolve(file.path()), any -> new ArrayList<>(1))
                    .add(file);
        }
        SortedMap<String, Placed> hidden = new TreeMap<>();
        placed.entrySet().removeIf(each -> {
            boolean gone = files.containsKey(each.getKey()) || links.hides(hiding, each.getKey());
            if (gone) {
                hidden.put(each.getKey(), each.getValue());
            }
            return gone;
        });
        files.forEach((path, facts) -> {
            Placed before = hidden.get(path);
            placed.put(path, Placed.of(facts, index, before == null ? Map.of() : before.layers()));
        });
        layer.owned().forEach((path, owner) -> owners.put(links.resolve(path), owner));
    }

    SortedMap<String, Placed> all() {
        return placed;
    }

    /** The file that is seen under this path, through links. */
    Optional<Placed> at(String path) {
        return Optional.ofNullable(placed.get(links.resolve(path)));
    }

    /** The package of the operating system that claims this file, as {@code type/name}. */
    Optional<String> ownerOf(String path) {
        return Optional.ofNullable(owners.get(path));
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The symbolic links that are known while layers are laid over each other, and where paths lead through them. */
final class LinkTable {
    private static final int MOST_HOPS = 8;

    private final Map<String, String> links = new HashMap<>();

    /** A layer comes on top: what it has at the place of a link replaces the link. */
    void add(LayerFacts layer) {
        Set<String> gone = Set.copyOf(layer.whiteouts());
        links.keySet().removeIf(path -> layer.covers().has(path) || gone.contains(path));
        links.putAll(layer.links());
    }

    /** The path with the links in it resolved; the path itself where they go in circles. */
    String resolve(String path) {
        String at = path;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            String next = step(at);
            if (next.equals(at)) {
                return at;
            }
            at = next;
        }
        return path;
    }

    private String step(String path) {
        for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
            String head = end < 0 ? path : path.substring(0, end);
            String target = links.get(head);
            if (target != null) {
                return target + path.substring(head.length());
            }
            if (end < 0) {
                return path;
            }
        }
    }

    /** Whether a layer hides the file, under its own path or under one that leads to it through a link. */
    boolean hides(Hiding layer, String path) {
        if (layer.hides(path)) {
            return true;
        }
        for (Map.Entry<String, String> link : links.entrySet()) {
            String target = link.getValue() + "/";
            if (path.startsWith(target)
                    && layer.hides(
                            link.getKey() + "/" + path.substring(target.length()),
                            link.getKey().length())) {
                return true;
            }
        }
        return false;
    }
}

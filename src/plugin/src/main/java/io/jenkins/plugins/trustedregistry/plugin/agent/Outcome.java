// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a step has done, as it comes back from an agent. */
public final class Outcome implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String image;
    private final String digest;
    private final long size;
    private final ArrayList<String> tags;

    /**
     * @param image with its registry, without tag and digest
     * @param digest empty where it is not known
     * @param size of all layers, configs and manifests in bytes; 0 where it is not known
     */
    public Outcome(String image, String digest, long size, List<String> tags) {
        this.image = image;
        this.digest = digest;
        this.size = size;
        this.tags = new ArrayList<>(tags);
    }

    public String digest() {
        return digest;
    }

    /** For scripts: what a sandbox lets everybody read, and what is still there after a restart. */
    public Map<String, Object> forScript() {
        Map<String, Object> map = new HashMap<>();
        map.put("image", image);
        map.put("digest", digest);
        map.put("size", size);
        map.put("tags", new ArrayList<>(tags));
        return map;
    }

    /** A line for the log, much as docker ends a push. */
    public String line() {
        String names = tags.isEmpty() ? "" : ":" + String.join(", ", tags);
        return image
                + names
                + (digest.isEmpty() ? "" : " digest: " + digest)
                + (size == 0 ? "" : " size: " + Sizes.shown(size));
    }
}

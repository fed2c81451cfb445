// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;

/** The names by which a layer removes what is below it (image-spec, layer.md, "Whiteouts"). */
final class Whiteouts {
    private static final String PREFIX = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final String INTERNAL = ".wh..wh.";

    private Whiteouts() {}

    /** Whether the entry is a whiteout, which is then noted. */
    static boolean note(String path, Collected collected) throws NotScannableException {
        int slash = path.lastIndexOf('/') + 1;
        if (!path.startsWith(PREFIX, slash)) {
            return path.startsWith(INTERNAL)
                    || path.contains("/" + INTERNAL); // what AUFS kept for itself: hard links and such
        }
        String folder = path.substring(0, Math.max(0, slash - 1));
        if (path.startsWith(OPAQUE, slash)) {
            collected.opaque(folder);
        } else if (!path.startsWith(INTERNAL, slash)) {
            String name = path.substring(slash + PREFIX.length());
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                collected.whiteout(folder.isEmpty() ? name : folder + "/" + name);
            }
        }
        return true;
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

/** A {@link NotScanned} of one layer, which does not know its place among the image's layers. */
public record Omission(String path, NotScanned.Reason reason, String detail) {

    public NotScanned in(int layer) {
        return new NotScanned(layer, path, reason, detail);
    }
}

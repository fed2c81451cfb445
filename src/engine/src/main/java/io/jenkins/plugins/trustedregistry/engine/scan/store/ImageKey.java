// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;

/** An image and who looked into it: what the column {@code digest} of {@code scan_image} holds. */
public record ImageKey(Digest digest, ScannerName scanner) {
    private static final String SEPARATOR = "@";

    /** Of the registry's own scanner. */
    static ImageKey of(Digest digest) {
        return new ImageKey(digest, ScannerName.BUILT_IN);
    }

    static ImageKey parse(String text) {
        int at = text.indexOf(SEPARATOR);
        return at < 0
                ? of(Digest.parse(text))
                : new ImageKey(Digest.parse(text.substring(0, at)), new ScannerName(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return scanner.isBuiltIn() ? digest.toString() : digest + SEPARATOR + scanner;
    }
}

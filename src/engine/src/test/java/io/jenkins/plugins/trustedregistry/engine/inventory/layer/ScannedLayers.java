// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.Omission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Scans layers of a few files, and says in short what came of it. */
record ScannedLayers(Path temporary) {
    static final String APK = "P:musl\nV:1.2.5-r0\nA:x86_64\nL:MIT\no:musl\n\n";
    static final String DATABASE = "lib/apk/db/installed";

    /** With the usual limits. */
    LayerFacts scan(byte[] layer) {
        return scan(layer, LayerLimits.USUAL);
    }

    LayerFacts scan(byte[] layer, LayerLimits limits) {
        try {
            return new LayerScanner(Ecosystems.all(), temporary, limits)
                    .scan(LayerBuilder.GZIP, new ByteArrayInputStream(layer));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Name and version of each package. */
    static List<String> packages(LayerFacts facts) {
        return facts.files().stream()
                .flatMap(file -> file.packages().stream())
                .map(each -> each.name() + " " + each.version())
                .toList();
    }

    /** Why something was left out. */
    static List<Reason> reasons(LayerFacts facts) {
        return facts.omissions().stream().map(Omission::reason).toList();
    }

    /** A layer with a package. */
    static LayerBuilder alpine() {
        return new LayerBuilder().folder("lib/apk/db").file(DATABASE, APK);
    }

    /** Bytes that do not compress, the same in every run. */
    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}

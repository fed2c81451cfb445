// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Scans layers with a folder for temporary files, in which nothing may be left behind, whatever a layer does. */
abstract class WithScannedLayers {
    @TempDir
    Path temporary;

    ScannedLayers layers;

    @BeforeEach
    void begin() {
        layers = new ScannedLayers(temporary);
    }

    @AfterEach
    void leavesNoTemporaryFile() throws IOException {
        try (var files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }
}

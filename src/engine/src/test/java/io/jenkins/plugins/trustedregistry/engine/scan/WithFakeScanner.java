// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import io.jenkins.plugins.trustedregistry.engine.scan.adapter.FakeScanner;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A home, and another scanner that a registry over it knows. */
@Timeout(60)
abstract class WithFakeScanner {
    @TempDir
    Path home;

    ScannerWorld world;
    FakeScanner scanner;

    @BeforeEach
    void start() throws Exception {
        world = new ScannerWorld();
        scanner = world.scanner();
    }

    @AfterEach
    void stop() {
        world.close();
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.storage.file.TestDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("try") // the disk is only held open
    void keepsTheOldDataWhenTheDiskIsFull() throws Exception {
        Osv[] many = new Osv[6000];
        for (int i = 0; i < many.length; i++) {
            many[i] = Osv.record("GHSA-" + i).summary("x".repeat(400)).affects("npm", "package-" + i, "0");
        }
        Path large = Osv.zip(folder.resolve("large.zip"), many);
        Path disk = folder.resolve("disk");
        try (TestDisk mounted = TestDisk.inMemory(disk, 2 << 20, 100);
                TestAdvisories advisories = new TestAdvisories(disk)) {
            assertThat(mounted).isNotNull();
            advisories.archive("Debian", Osv.debianZlib());
            assertThatThrownBy(() -> advisories.take(Delivery.upload(large, "large.zip", Optional.of("npm"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("disk");
            assertThat(advisories.found("Debian:12", "zlib", "1")).hasSize(1);
            assertThat(advisories.generations().newest()).isOne();
            assertThat(disk.resolve("advisories/work")).isEmptyDirectory();
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.arch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchEcosystemTest {
    @TempDir
    Path temporary;

    @Test
    void readsDescriptionsAndFiles() throws IOException {
        Found found = new Found();
        String folder = "var/lib/pacman/local/gcc-libs-13.2.1-3/";
        found.read(
                new ArchEcosystem(),
                temporary,
                folder + "desc",
                "%NAME%\ngcc-libs\n\n%VERSION%\n13.2.1-3\n\n%BASE%\ngcc\n\n%DESC%\nx\n\n%ARCH%\nx86_64\n\n%LICENSE%\nGPL3\ncustom\n\n"
                        .getBytes(StandardCharsets.UTF_8));
        found.read(
                new ArchEcosystem(),
                temporary,
                folder + "files",
                "%FILES%\nusr/\nusr/lib/libgcc_s.so\n\n%BACKUP%\netc/x\n".getBytes(StandardCharsets.UTF_8));

        assertThat(found.names()).containsExactly("gcc-libs 13.2.1-3");
        assertThat(found.packages.get(0).source()).contains(new Source("gcc", "13.2.1-3"));
        assertThat(found.packages.get(0).licences()).containsExactly("GPL3", "custom");
        assertThat(found.owners).isEqualTo(Map.of("usr/", "alpm/gcc-libs", "usr/lib/libgcc_s.so", "alpm/gcc-libs"));
    }
}

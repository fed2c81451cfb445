// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmEcosystemTest {
    @TempDir
    Path temporary;

    private Found read(String json) throws IOException {
        return Found.in(new NpmEcosystem(), temporary, "node_modules/x/package.json", json);
    }

    @Test
    void readsNamesScopesAndLicences() throws IOException {
        assertThat(read("{\"name\":\"lodash\",\"version\":\"4.17.20\",\"license\":\"MIT\"}")
                        .names())
                .containsExactly("lodash 4.17.20");
        Found scoped = read(
                "{\"name\":\"@types/node\",\"version\":\"v20.1.0\",\"licenses\":[{\"type\":\"MIT\"},{\"type\":\"ISC\"}]}");
        assertThat(scoped.names()).containsExactly("@types/node 20.1.0");
        assertThat(scoped.packages.get(0).licences()).containsExactly("MIT", "ISC");
        assertThat(read("{\"name\":\"a\",\"version\":\"1\",\"license\":{\"type\":\"BSD\"}}")
                        .packages
                        .get(0)
                        .licences())
                .containsExactly("BSD");
    }

    @Test
    void markersInsideOfPackagesAreNone() throws IOException {
        assertThat(read("{\"type\":\"module\"}").packages).isEmpty();
        assertThat(read("{\"name\":\"x\"}").packages).isEmpty();
        assertThat(read("{\"name\":1,\"version\":{}}").packages).isEmpty();
        assertThat(read("[]").packages).isEmpty();
        assertThat(read("\ufeff{\"name\":\"bom\",\"version\":\"1\"}").names()).containsExactly("bom 1");
    }

    @Test
    void brokenAndDeepJsonIsTold() {
        assertThatThrownBy(() -> read("{\"name\":")).isInstanceOf(NotScannableException.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(NotScannableException.class);
        assertThatThrownBy(() -> read("[" + "{},".repeat(1_000_000) + "{}]")).isInstanceOf(NotScannableException.class);
    }

    @Test
    void wantsOnlyWhatIsInstalled() {
        NpmEcosystem ecosystem = new NpmEcosystem();
        assertThat(ecosystem.wants(new Entry("usr/lib/node_modules/npm/package.json", 1, false)))
                .isTrue();
        assertThat(ecosystem.wants(new Entry("node_modules/npm/package.json", 1, false)))
                .isTrue();
        assertThat(ecosystem.wants(new Entry("app/package.json", 1, false))).isFalse();
        assertThat(ecosystem.wants(new Entry("app/node_modules/x/not-package.json", 1, false)))
                .isFalse();
    }
}

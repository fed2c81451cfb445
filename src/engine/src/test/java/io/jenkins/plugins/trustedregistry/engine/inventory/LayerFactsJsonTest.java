// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayerFactsJsonTest {
    private static final Distribution DEBIAN =
            new Distribution("debian", "12", "12 (bookworm)", "bookworm", List.of(), "Debian GNU/Linux 12", "");

    private static LayerFacts facts() {
        PathSet.Builder paths = new PathSet.Builder();
        paths.add("etc", true);
        paths.add("etc/os-release", false);
        PackageFacts bash = PackageFacts.of("deb", "", "bash", "5.2.15-2+b7")
                .with("arch", "amd64")
                .withSource(new Component.Source("bash", "5.2.15-2"))
                .withLicences(List.of("GPL-3.0-or-later"));
        return new LayerFacts(
                LayerFacts.SCANNER_VERSION,
                Optional.of(Digest.of(new byte[3])),
                2,
                10240,
                List.of(
                        new FileFacts("etc/os-release", "os-release", List.of(), Optional.of(DEBIAN)),
                        new FileFacts("var/lib/dpkg/status", "dpkg", List.of(bash), Optional.empty())),
                List.of("tmp/gone"),
                List.of("opt"),
                Map.of("lib", "usr/lib"),
                paths.build(),
                Map.of("usr/bin/bash", "deb/bash"),
                List.of(new Omission("a.jar", NotScanned.Reason.DAMAGED, "It is cut off.")));
    }

    @Test
    void factsComeBackAsTheyWere() {
        assertThat(LayerFactsJson.read(LayerFactsJson.write(facts()))).isEqualTo(facts());
    }

    @Test
    void theFormIsStable() {
        assertThat(LayerFactsJson.write(facts()))
                .startsWith("{\"scannerVersion\":" + LayerFacts.SCANNER_VERSION + ",\"diffId\":\"sha256:")
                .contains("\"qualifiers\":{\"arch\":\"amd64\"},\"source\":{\"name\":\"bash\",\"version\":\"5.2.15-2\"}")
                .contains("\"links\":{\"lib\":\"usr/lib\"}")
                .isEqualTo(LayerFactsJson.write(facts()));
    }

    @Test
    void inventoriesComeBackAsTheyWere() {
        Inventory inventory = new Inventory(
                Optional.of(DEBIAN),
                List.of(new Component(
                        "deb",
                        "debian",
                        "bash",
                        "5.2.15-2+b7",
                        "pkg:deb/debian/bash@5.2.15-2%2Bb7?arch=amd64",
                        Optional.empty(),
                        List.of(),
                        0,
                        List.of("var/lib/dpkg/status"),
                        Optional.empty())),
                List.of(new NotScanned(1, "", NotScanned.Reason.FOREIGN, "It is not in the registry.")));
        assertThat(LayerFactsJson.readInventory(LayerFactsJson.writeInventory(inventory)))
                .isEqualTo(inventory);
    }

    @Test
    void whatIsNoFactsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LayerFactsJson.read("{\"scannerVersion\":1}"));
        assertThatIllegalArgumentException().isThrownBy(() -> LayerFactsJson.read("[]"));
    }

    @Test
    void anythingButAFolderHidesWhatIsUnderItsPath() {
        PathSet.Builder paths = new PathSet.Builder();
        paths.add("opt/app", false);
        paths.add("usr", true);
        PathSet set = paths.build();

        assertThat(set.hides("opt/app")).isTrue();
        assertThat(set.hides("opt/app/lib/x.jar")).isTrue();
        assertThat(set.hides("opt/apple")).isFalse();
        assertThat(set.hides("usr/bin/x")).isFalse();
        assertThat(set.hides("usr")).isTrue();
        assertThat(PathSet.parse(set.toString())).isEqualTo(set);
    }
}

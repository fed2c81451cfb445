// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskLayoutTest {
    private static final Path ROOT = Path.of("/storage");
    private static final UploadId ID = UploadId.parse("01234567-89ab-cdef-0123-456789abcdef");
    private final DiskLayout layout = new DiskLayout(ROOT);

    @Test
    void placesBlobsByAlgorithmAndFirstTwoDigits() {
        Digest digest = Digest.of(new byte[] {1});
        assertThat(layout.blob(digest))
                .isEqualTo(ROOT.resolve("blobs/sha256/4b/")
                        .resolve("4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"));
    }

    @ParameterizedTest
    @EnumSource
    void readsADigestBackFromItsPath(Digest.Algorithm algorithm) {
        Digest digest = Digest.of(algorithm, new byte[] {1});
        assertThat(layout.digest(algorithm, layout.blob(digest))).contains(digest);
        assertThat(layout.digest(algorithm, layout.blob(digest).resolveSibling("x")))
                .isEmpty();
        assertThat(layout.digest(algorithm, ROOT.resolve(digest.hex()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void readsAnUploadBackFromItsPath(Digest.Algorithm algorithm) {
        UploadFile upload = layout.upload(ID, RepositoryName.parse("technology/test"), algorithm);
        assertThat(layout.upload(upload.path())).contains(upload);
        UploadFile received = layout.received(ID, algorithm);
        assertThat(layout.upload(received.path())).contains(received);
        assertThat(received.path()).isNotEqualTo(upload.path());
    }

    @Test
    void keepsRepositoriesAndAlgorithmsApart() {
        RepositoryName test = RepositoryName.parse("technology/test");
        UploadFile upload = layout.upload(ID, test, Digest.Algorithm.SHA256);
        assertThat(layout.upload(ID, test, Digest.Algorithm.SHA512).path()).isNotEqualTo(upload.path());
        assertThat(layout.upload(ID, RepositoryName.parse("technology/test2"), Digest.Algorithm.SHA256)
                        .path())
                .isNotEqualTo(upload.path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                "01234567-89ab-cdef-0123-456789abcdef",
                "------------------------------------.received.sha256"
            })
    void takesNoOtherFileForAnUpload(String name) {
        assertThat(layout.upload(ROOT.resolve("uploads").resolve(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../etc/passwd", "01234567-89ab-cdef-0123-456789abcdef/../x", "", "\0", "."})
    void letsNoNameLeadOutOfTheFolder(String hostile) {
        assertThatThrownBy(() -> UploadId.parse(hostile)).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> Digest.parse("sha256:" + hostile)).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> Digest.parse(hostile + ":00")).isInstanceOf(RegistryException.class);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.manifest.v1+json",
                "text/plain",
                "a/b",
                "application/x!#$&^_.+-",
                "Application/Vnd.Example"
            })
    void readsWhatItWrites(String text) {
        assertThat(MediaType.parse(text)).hasToString(text);
    }

    @Test
    void dropsParametersAndSpacesAround() {
        assertThat(MediaType.parse(" application/json ; charset=utf-8; a=\"b;c\""))
                .hasToString("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "application",
                "application/",
                "/json",
                "a/b/c",
                "a /b",
                "a/ b",
                "a/\nb",
                "a/b,c/d",
                ".a/b",
                "a/*",
                "*/*",
                "a/ü",
                "a/b\u0000",
                "<script>/x"
            })
    void rejectsWhatIsNotWellFormed(String text) {
        RegistryException refusal = catchThrowableOfType(RegistryException.class, () -> MediaType.parse(text));

        assertThat(refusal.code()).isEqualTo(ErrorCode.MANIFEST_INVALID);
    }

    @Test
    void takesNamesOf127CharactersAndNoMore() {
        String longest = "a".repeat(127);

        assertThat(MediaType.parse(longest + "/" + longest).name()).hasSize(255);
        assertThatThrownBy(() -> MediaType.parse(longest + "a/b")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> MediaType.parse("b/a" + longest)).isInstanceOf(RegistryException.class);
    }

    @Test
    void knowsImagesIndexesAndOthers() {
        assertThat(MediaType.OCI_MANIFEST.isImageManifest()).isTrue();
        assertThat(MediaType.DOCKER_MANIFEST.isImageManifest()).isTrue();
        assertThat(MediaType.OCI_INDEX.isIndex()).isTrue();
        assertThat(MediaType.DOCKER_LIST.isIndex()).isTrue();
        assertThat(MediaType.OCI_MANIFEST.isIndex()).isFalse();
        assertThat(MediaType.OCI_INDEX.isImageManifest()).isFalse();
        assertThat(MediaType.OCTET_STREAM.isIndex() || MediaType.OCTET_STREAM.isImageManifest())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.layer.nondistributable.v1.tar",
                "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
                "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
                "application/vnd.docker.image.rootfs.foreign.diff.tar",
                "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
            })
    void knowsLayersThatMayBeElsewhere(String text) {
        assertThat(MediaType.parse(text).isNonDistributable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.layer.v1.tar+gzip",
                "application/vnd.docker.image.rootfs.diff.tar.gzip",
                "application/vnd.example.nondistributable.tar"
            })
    void knowsLayersThatMustBeHere(String text) {
        assertThat(MediaType.parse(text).isNonDistributable()).isFalse();
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedBundleTest {

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void readsABundle(String algorithm) throws Exception {
        Map<String, String> files = Zips.files(algorithm);

        UploadedBundle bundle = UploadedBundle.read(Zips.zip(files));

        assertThat(bundle.subject()).isEqualTo("nigelpoulton");
        assertThat(bundle.registry()).isEqualTo("registry.example.com:5000");
        assertThat(bundle.user()).isEqualTo("nigelpoulton");
        assertThat(bundle.password()).isEqualTo("trb_secret");
        assertThat(bundle.dockerHost()).contains("tcp://engine.example.com:2376");
        assertThat(bundle.authorityPem()).isEqualTo(files.get("ca.pem"));
        assertThat(bundle.certificatePem()).isEqualTo(files.get("cert.pem"));
        assertThat(bundle.keyPem().lines().toList())
                .isEqualTo(files.get("key.pem").lines().toList());
    }

    @Test
    void endsWithItsCertificate() throws Exception {
        UploadedBundle bundle = UploadedBundle.read(Zips.zip(Zips.files("EC")));

        assertThat(bundle.expiresAt()).isEqualTo(Zips.END);
        assertThat(bundle.isExpiredAt(Zips.END.minusSeconds(1))).isFalse();
        assertThat(bundle.isExpiredAt(Zips.END)).isTrue();
    }

    @Test
    void aBundleNeedNotHaveAnEngine() throws Exception {
        Map<String, String> files = Zips.files("EC");
        files.put("env.sh", "export DOCKER_CONFIG=\"$PWD\";");

        assertThat(UploadedBundle.read(Zips.zip(files)).dockerHost()).isEmpty();
    }

    @Test
    void aFolderAroundTheFilesIsNoMatter() throws Exception {
        Map<String, String> inside = new LinkedHashMap<>();
        Zips.files("EC").forEach((name, text) -> inside.put("client-bundle/" + name, text));

        assertThat(UploadedBundle.read(Zips.zip(inside)).subject()).isEqualTo("nigelpoulton");
    }

    @Test
    void saysNoSecret() throws Exception {
        UploadedBundle bundle = UploadedBundle.read(Zips.zip(Zips.files("EC")));

        assertThat(bundle.toString()).contains("nigelpoulton").doesNotContain("trb_", "PRIVATE", "auth");
        assertThat(bundle.login().toString()).doesNotContain("trb_");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        Map<String, String> files = Zips.files("EC");
        files.put("key.pem", Zips.files("EC").get("key.pem"));

        assertRefused(files, "does not belong to its cert.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem", "config.json"})
    void whatIsMissingIsNamed(String file) throws Exception {
        Map<String, String> files = Zips.files("EC");
        files.remove(file);

        assertRefused(files, "This zip has no " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem", "config.json"})
    void whatIsDamagedIsNamed(String file) throws Exception {
        Map<String, String> files = Zips.files("EC");
        files.put(file, "nonsense");

        assertRefused(files, "The bundle's " + file);
    }

    @Test
    void twoLoginsAreRefused() throws Exception {
        Map<String, String> files = Zips.files("EC");
        files.put("config.json", "{\"auths\": {\"a\": {}, \"b\": {}}}");

        assertRefused(files, "must have one login, but it has 2");
    }

    @Test
    void whatIsNoZipIsRefused() {
        assertThatThrownBy(() -> UploadedBundle.read("hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("This is no zip");
    }

    @Test
    void aZipThatIsLargerThanItLooksIsRefused() throws Exception {
        Map<String, String> files = Zips.files("EC");
        files.put("ca.pem", " ".repeat(10_000_000));

        assertRefused(files, "larger than any file of a client bundle");
    }

    private static void assertRefused(Map<String, String> files, String reason) throws Exception {
        byte[] zip = Zips.zip(files);
        assertThatThrownBy(() -> UploadedBundle.read(zip))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining(reason);
    }
}

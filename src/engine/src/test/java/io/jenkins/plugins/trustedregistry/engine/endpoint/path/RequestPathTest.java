// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/..",
                "/v2/../x",
                "/v2/./x",
                "/v2/%2e%2e/x",
                "/v2/.%2E/x",
                "/v2/..%2f",
                "/v2/a%2f..%2fb",
                "/v2/a%2f%2fb",
                "/v2/%2f",
                "/v2/%2Fetc%2Fpasswd"
            })
    void refusesWhatWalksUpOrNamesNothing(String path) {
        assertThatThrownBy(() -> RequestPath.parse(path))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/%00",
                "/v2/a%0d%0aSet-Cookie",
                "/v2/%7f",
                "/v2/%",
                "/v2/%2",
                "/v2/%zz",
                "/v2/%-1",
                "/v2/%c0%ae%c0%ae/x",
                "/v2/%c0%af",
                "/v2/%e0%80%af",
                "/v2/%ff",
                "/v2/%ed%a0%80",
                "/v2/%\u0661\u0661"
            })
    void refusesWhatIsNotStrictUtf8(String path) {
        assertThatThrownBy(() -> RequestPath.parse(path))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void refusesRelativeAndOverlongPaths() {
        assertThatThrownBy(() -> RequestPath.parse("v2/")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> RequestPath.parse("")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> RequestPath.parse("/" + "a".repeat(5000)))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.status()).isEqualTo(414));
        assertThatThrownBy(() -> RequestPath.parse("/a".repeat(300)))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.status()).isEqualTo(414));
    }

    @Test
    void cutsAtRealSlashesOnlyAndKeepsEmptySegments() {
        RequestPath path = RequestPath.parse("/v2/a%2Fb//%C3%A9%25/");
        assertThat(path.length()).isEqualTo(4);
        assertThat(path.segment(1)).isEqualTo("a/b");
        assertThat(path.segment(2)).isEmpty();
        assertThat(path.segment(3)).isEqualTo("é%");
        assertThat(path.joined(0, 2)).isEqualTo("v2/a/b");
        assertThat(path.endsWithSlash()).isTrue();
    }

    @Test
    void dotsInsideOfSegmentsAreOrdinary() {
        assertThat(RequestPath.parse("/v2/a..b/...").segment(2)).isEqualTo("...");
        assertThat(RequestPath.parse("/v2/..;x").segment(1)).isEqualTo("..;x");
    }
}

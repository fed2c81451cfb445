// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistryExceptionTest {

    /** The specification's table "Error Codes", and the status that its sections and the token specification give them. */
    private static final Map<String, Integer> SPECIFIED = Map.ofEntries(
            Map.entry("BLOB_UNKNOWN", 404),
            Map.entry("BLOB_UPLOAD_INVALID", 400),
            Map.entry("BLOB_UPLOAD_UNKNOWN", 404),
            Map.entry("DIGEST_INVALID", 400),
            Map.entry("MANIFEST_BLOB_UNKNOWN", 404),
            Map.entry("MANIFEST_INVALID", 400),
            Map.entry("MANIFEST_UNKNOWN", 404),
            Map.entry("NAME_INVALID", 400),
            Map.entry("NAME_UNKNOWN", 404),
            Map.entry("SIZE_INVALID", 400),
            Map.entry("UNAUTHORIZED", 401),
            Map.entry("DENIED", 403),
            Map.entry("UNSUPPORTED", 405),
            Map.entry("TOOMANYREQUESTS", 429));

    @Test
    void thereAreExactlyTheSpecifiedCodes() {
        Map<String, Integer> ours =
                Stream.of(ErrorCode.values()).collect(Collectors.toMap(ErrorCode::name, ErrorCode::status));

        assertThat(new TreeMap<>(ours)).isEqualTo(new TreeMap<>(SPECIFIED));
    }

    @Test
    void hasTheStatusOfItsCodeUnlessItNamesAnother() {
        RegistryException usual = new RegistryException(ErrorCode.DENIED, "No.");
        RegistryException exact =
                new RegistryException(ErrorCode.MANIFEST_INVALID, 413, "Too large.", Map.of("limit", 1));

        assertThat(usual.status()).isEqualTo(403);
        assertThat(usual.code()).isEqualTo(ErrorCode.DENIED);
        assertThat(usual).hasMessage("No.");
        assertThat(usual.detail()).isEmpty();
        assertThat(exact.status()).isEqualTo(413);
        assertThat(exact.detail()).containsEntry("limit", 1);
    }

    @Test
    void itsDetailDoesNotChangeAfterwards() {
        Map<String, Object> detail = new TreeMap<>(Map.of("a", 1));
        RegistryException exception = new RegistryException(ErrorCode.DENIED, "No.", detail);

        detail.put("b", 2);

        assertThat(exception.detail()).containsOnlyKeys("a");
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,      0, 0",
        "bytes=500-1499, 500, 1499",
        "bytes=500-,     500, 2047",
        "bytes=-500,     1548, 2047",
        "bytes=-5000,    0, 2047",
        "bytes=2000-5000, 2000, 2047",
        "Bytes=2047-2047, 2047, 2047",
        "bytes=0-999999999999999999, 0, 2047"
    })
    void understandsOneRange(String header, long first, long last) {
        assertThat(ByteRange.of(header, 2048)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5000-10000", "bytes=2048-", "bytes=500-0", "bytes=-0"})
    void refusesARangeWithoutAByte(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 2048))
                .isInstanceOfSatisfying(RegistryException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(416);
                    assertThat(refusal.detail()).containsEntry("size", 2048L);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=0-1,5-6", "chunks=0-5", "bytes=-", "bytes=a-b", "bytes", "", "bytes=9999999999999999999-"
            })
    void passesOverWhatItDoesNotUnderstand(String header) {
        assertThat(ByteRange.of(header, 2048)).isEmpty();
    }

    @Test
    void findsNothingInAnEmptyBlob() {
        assertThatThrownBy(() -> ByteRange.of("bytes=0-", 0)).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> ByteRange.of("bytes=-5", 0)).isInstanceOf(RegistryException.class);
    }

    @Test
    void saysWhichPartItIs() {
        assertThat(new ByteRange(500, 1499).of(2048)).isEqualTo("bytes 500-1499/2048");
        assertThat(new ByteRange(500, 1499).length()).isEqualTo(1000);
    }
}

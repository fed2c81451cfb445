// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest.Algorithm;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void isTheHashOfTheContent() {
        assertThat(Digest.of(new byte[0])).hasToString(EMPTY);
        assertThat(Digest.of("abc".getBytes(UTF_8)))
                .hasToString("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Digest.of(Algorithm.SHA512, "abc".getBytes(UTF_8)))
                .hasToString("sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrites(Algorithm algorithm) {
        Digest digest = Digest.of(algorithm, new byte[] {1, 2, 3});

        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
        assertThat(Algorithm.parse(algorithm.toString())).isEqualTo(algorithm);
        assertThat(digest.hex()).hasSize(algorithm.hexLength());
    }

    @ParameterizedTest
    @EnumSource
    void hashesPieceByPiece(Algorithm algorithm) {
        MessageDigest hash = algorithm.newHash();
        hash.update(new byte[] {1});
        hash.update(new byte[] {2, 3});

        assertThat(Digest.finish(algorithm, hash)).isEqualTo(Digest.of(algorithm, new byte[] {1, 2, 3}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "sha256",
                "sha256:",
                HEX,
                ":" + HEX,
                "sha256:" + HEX + "0",
                "sha256:baddigeststring",
                "sha256: " + HEX,
                " sha256:" + HEX,
                "sha256:" + HEX + "\n",
                "sha256:" + HEX + HEX,
                "sha512:" + HEX,
                "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "SHA256:" + HEX,
                "sha384:" + HEX,
                "md5:d41d8cd98f00b204e9800998ecf8427e",
                "sha256::e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
                "sha256:../../../../../../../../../../../../../../../../../../etc/passwd",
                "sha256:٣3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void rejectsWhatIsNotWellFormed(String text) {
        RegistryException refusal = catchThrowableOfType(RegistryException.class, () -> Digest.parse(text));

        assertThat(refusal.code()).isEqualTo(ErrorCode.DIGEST_INVALID);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal).hasMessageContaining("sha512");
    }

    @Test
    void rejectsDigestOfWrongLength() {
        assertThatThrownBy(() -> new Digest(Algorithm.SHA512, HEX)).isInstanceOf(RegistryException.class);
    }
}

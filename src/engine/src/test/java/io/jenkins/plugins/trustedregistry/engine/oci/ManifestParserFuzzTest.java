// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests changed at random: whatever comes, the answer is a manifest or a refusal in words. */
class ManifestParserFuzzTest {
    private static final int ROUNDS = 4000;
    private static final MediaType UNKNOWN = MediaType.parse("application/vnd.example.unknown");
    private static final List<MediaType> TYPES = List.of(
            MediaType.OCI_MANIFEST, MediaType.OCI_INDEX, MediaType.DOCKER_MANIFEST, MediaType.DOCKER_LIST, UNKNOWN);
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "9".repeat(40),
            "\"\"",
            "{}",
            "[]",
            "\"mediaType\":",
            "\"layers\":",
            "\"size\":",
            "\"digest\":",
            "\\u0000",
            "\\ud800",
            "\\",
            "\u0000",
            "\uFEFF",
            "é");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void onlyRefusalsEscape(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = mutated(sample(random), random);
            for (MediaType type : TYPES) {
                accepted += outcome(content, type, seed, round);
            }
        }
        // The unknown type takes all of them; a few others are still good, or nothing was tried.
        assertThat(accepted).isGreaterThan(ROUNDS).isLessThan(ROUNDS * TYPES.size());
    }

    private static int outcome(byte[] content, MediaType type, long seed, int round) {
        try {
            Manifest manifest = ManifestParser.parse(content, type);
            assertThat(manifest.mediaType()).isEqualTo(type);
            assertThat(manifest.blobs()).containsAll(manifest.requiredBlobs());
            return 1;
        } catch (RegistryException e) {
            assertThat(type).isNotEqualTo(UNKNOWN);
            assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_INVALID);
            assertThat(e.getMessage()).hasSizeLessThan(1000);
            assertThat(UTF_8.newEncoder().canEncode(e.getMessage())).isTrue();
            return 0;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("Seed " + seed + ", round " + round + ": " + new String(content, UTF_8), e);
        }
    }

    private static byte[] sample(Random random) {
        Descriptor one = Descriptor.of(MediaType.OCI_EMPTY, Digest.of(new byte[] {1}), random.nextInt(1000));
        Descriptor two = Descriptor.of(MediaType.OCI_MANIFEST, Digest.of(new byte[] {2}), 2);
        ManifestText text = random.nextBoolean() ? ManifestText.image(one, one) : ManifestText.index(two);
        return text.subject(two).artifactType("a/b").annotation("key", "value").bytes();
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] content = original;
        for (int i = random.nextInt(4); i >= 0; i--) {
            content = mutatedOnce(content, random);
        }
        return content;
    }

    private static byte[] mutatedOnce(byte[] content, Random random) {
        if (content.length == 0) {
            return content;
        }
        int at = random.nextInt(content.length);
        int end = Math.min(content.length, at + 1 + random.nextInt(20));
        return switch (random.nextInt(5)) {
            case 0 -> flipped(content, at, random);
            case 1 -> Arrays.copyOf(content, at);
            case 2 -> spliced(content, at, new byte[0], end);
            case 3 ->
                spliced(content, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8), at);
            default -> spliced(content, at, Arrays.copyOfRange(content, at, end), at);
        };
    }

    private static byte[] flipped(byte[] content, int at, Random random) {
        byte[] changed = content.clone();
        changed[at] = (byte) random.nextInt(256);
        return changed;
    }

    /** The content with everything from {@code at} to {@code end} replaced. */
    private static byte[] spliced(byte[] content, int at, byte[] piece, int end) {
        byte[] changed = Arrays.copyOf(content, at + piece.length + content.length - end);
        System.arraycopy(piece, 0, changed, at, piece.length);
        System.arraycopy(content, end, changed, at + piece.length, content.length - end);
        return changed;
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.client;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Bytes for a blob: the same for the same size and seed, and others for any other. Made of one random block over and over, behind
 * a first block that is its own, so that a gigabyte costs the client neither memory nor time.
 */
public final class Content {
    private static final int BLOCK = 64 * 1024;
    private static final ByteBuffer REPEATED = randomBlock(0, BLOCK);

    private final long size;
    private final ByteBuffer first;
    private final String digest;

    public Content(long size, long seed) {
        this.size = size;
        this.first = randomBlock(31 * size + seed, (int) Math.min(BLOCK, size));
        this.digest = "sha256:" + HexFormat.of().formatHex(hash());
    }

    private static ByteBuffer randomBlock(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return ByteBuffer.allocateDirect(length).put(bytes).flip().asReadOnlyBuffer();
    }

    private byte[] hash() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (long at = 0; at < size; at += BLOCK) {
                hash.update(piece(at));
            }
            return hash.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public long size() {
        return size;
    }

    public String digest() {
        return digest;
    }

    /** The bytes from a multiple of 64 KiB on, at most so many; a view of its own. */
    ByteBuffer piece(long at) {
        ByteBuffer block = (at == 0 ? first : REPEATED).duplicate();
        return block.limit((int) Math.min(BLOCK, size - at));
    }

    /** All of it; only for what is small. */
    public byte[] bytes() {
        byte[] all = new byte[Math.toIntExact(size)];
        for (int at = 0; at < all.length; at += BLOCK) {
            ByteBuffer piece = piece(at);
            piece.get(all, at, piece.remaining());
        }
        return all;
    }
}

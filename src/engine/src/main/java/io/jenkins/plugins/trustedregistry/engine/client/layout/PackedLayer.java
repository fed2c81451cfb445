// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest.Algorithm;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A layer, compressed into a file of its own, because its size and digest must be known before a byte of it is sent. */
record PackedLayer(Path file, Descriptor descriptor) {
    private static final MediaType GZIP = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
    private static final int BUFFER = 64 * 1024;

    /**
     * @param expected of the layer as it is uncompressed, as the image's config says
     * @throws ClientException when the layer is another one
     */
    static PackedLayer pack(FileSet.Stored layer, Digest expected, Path folder, String where)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "layer-", ".gz");
        MessageDigest plain = expected.algorithm().newHash();
        MessageDigest packed = Algorithm.SHA256.newHash();
        try {
            try (InputStream in = new DigestInputStream(plainly(layer), plain);
                    OutputStream out =
                            new GZIPOutputStream(new DigestOutputStream(Files.newOutputStream(file), packed), BUFFER)) {
                copy(in, out);
            }
            if (!Digest.finish(expected.algorithm(), plain).equals(expected)) {
                throw new ClientException("A layer of " + where + " is not the one its config names, " + expected
                        + ". The archive was damaged or exchanged; write it again.");
            }
            Digest digest = Digest.finish(Algorithm.SHA256, packed);
            return new PackedLayer(file, Descriptor.of(GZIP, digest, Files.size(file)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Some tools write compressed layers into such archives; docker reads those too. */
    private static InputStream plainly(FileSet.Stored layer) throws IOException {
        byte[] head;
        try (InputStream in = layer.open(0)) {
            head = in.readNBytes(2);
        }
        boolean gzip = head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
        return gzip ? new GZIPInputStream(layer.open(0), BUFFER) : layer.open(0);
    }

    private static void copy(InputStream in, OutputStream out) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            out.write(buffer, 0, read);
        }
    }

    InputStream open(long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(offset);
        return in;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}

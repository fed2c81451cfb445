// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Builds layers in memory. */
public final class LayerBuilder {
    public static final MediaType GZIP = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
    public static final MediaType TAR = new MediaType("application/vnd.oci.image.layer.v1.tar");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");
    private boolean finished;

    public LayerBuilder() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    public LayerBuilder file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public LayerBuilder file(String path, byte[] content) {
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        entry.setSize(content.length);
        return put(entry, content);
    }

    public LayerBuilder folder(String path) {
        return put(new TarArchiveEntry(path + "/", true), new byte[0]);
    }

    public LayerBuilder link(String path, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        return put(entry, new byte[0]);
    }

    public LayerBuilder hardLink(String path, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_LINK, true);
        entry.setLinkName(target);
        return put(entry, new byte[0]);
    }

    public LayerBuilder special(String path, byte type) {
        return put(new TarArchiveEntry(path, type, true), new byte[0]);
    }

    /** Removes a path of the layers below. */
    public LayerBuilder whiteout(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return file(path.substring(0, slash) + ".wh." + path.substring(slash), "");
    }

    public LayerBuilder longNamesAsGnuDoes() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        return this;
    }

    private LayerBuilder put(TarArchiveEntry entry, byte[] content) {
        try {
            entry.setModTime(0); // the same bytes in every run
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The archive; nothing can be added afterwards. */
    public byte[] tar() {
        try {
            if (!finished) {
                tar.finish();
                finished = true;
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] gzip() {
        return gzip(tar());
    }

    public byte[] zstd() {
        return through(tar(), ZstdOutputStream::new);
    }

    public static byte[] gzip(byte[] content) {
        return through(content, GZIPOutputStream::new);
    }

    private static byte[] through(byte[] content, Wrapping wrapping) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream wrapped = wrapping.wrap(out)) {
            wrapped.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Wrapping {
        OutputStream wrap(OutputStream out) throws IOException;
    }
}

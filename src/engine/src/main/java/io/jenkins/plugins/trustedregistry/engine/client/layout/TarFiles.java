// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The files in a tar file, read where they lie. Links lead to other entries of the same file, or nowhere. */
final class TarFiles implements FileSet {
    private static final int MOST_LINKS = 8;

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Slice> slices = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    private TarFiles(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws ClientException when it is no tar file, or a compressed one */
    static TarFiles open(Path file) throws IOException {
        requirePlain(file);
        FileChannel channel = FileChannel.open(file);
        try {
            TarFiles files = new TarFiles(file, channel);
            files.index();
            return files;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void requirePlain(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        boolean gzip = head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
        boolean zstd = head.length >= 4 && head[0] == 0x28 && head[1] == (byte) 0xb5 && head[2] == 0x2f;
        if (gzip || zstd) {
            throw new ClientException("The archive " + file + " is compressed as a whole. Unpack it first: "
                    + (gzip ? "gunzip." : "unzstd."));
        }
    }

    private void index() throws IOException {
        long length = channel.size();
        try (TarFile tar = new TarFile(file)) {
            for (TarArchiveEntry entry : tar.getEntries()) {
                String name = normal(entry.getName());
                if (entry.isSymbolicLink()) {
                    links.put(name, normal(parent(name) + entry.getLinkName()));
                } else if (entry.isLink()) {
                    links.put(name, normal(entry.getLinkName()));
                } else if (entry.isFile() && !entry.isSparse()) {
                    if (entry.getDataOffset() < 0 || entry.getSize() > length - entry.getDataOffset()) {
                        throw truncated();
                    }
                    slices.put(name, new Slice(channel, entry.getDataOffset(), entry.getSize()));
                }
            }
        } catch (IllegalArgumentException e) {
            throw unreadable();
        } catch (ClientException e) {
            throw e;
        } catch (IOException e) {
            throw Files.isReadable(file) ? unreadable() : e;
        }
    }

    private ClientException truncated() {
        return new ClientException(
                "The archive " + file + " ends in the middle of a file. Write it again; was the disk full?");
    }

    private ClientException unreadable() {
        return new ClientException("The file " + file
                + " is no tar file, or is damaged. Name what docker save, skopeo or buildah wrote, uncompressed.");
    }

    private static String parent(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** Without dots; what would lead out of the archive stays within it, where nothing has such a name. */
    private static String normal(String name) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    @Override
    public Optional<Stored> find(String name) {
        String wanted = normal(name);
        for (int i = 0; i < MOST_LINKS; i++) {
            Slice slice = slices.get(wanted);
            String next = links.get(wanted);
            if (slice != null || next == null) {
                return Optional.ofNullable(slice);
            }
            wanted = next;
        }
        return Optional.empty();
    }

    @Override
    public String shownName() {
        return file.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

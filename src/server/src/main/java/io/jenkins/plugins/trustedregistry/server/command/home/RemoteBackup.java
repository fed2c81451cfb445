// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.backup.BackupFolder;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveContent;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupArchive;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupResult;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BlobList;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.client.PrivateFile;
import io.jenkins.plugins.trustedregistry.server.command.common.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A backup that a registry has begun, being brought here. */
record RemoteBackup(ApiClient api, ApiPath path, Instant createdAt, long blobBytes) {
    private static final int BUFFER = 128 * 1024;

    static RemoteBackup of(ApiClient api, JsonNode begun) {
        return new RemoteBackup(
                api,
                ApiPath.of("backups", begun.path("id").asText()),
                Instant.parse(begun.path("createdAt").asText()),
                begun.path("blobBytes").asLong());
    }

    /** As one file, which is there only when it is whole; gives the blobs that the registry had lost. */
    List<BackupResult.Damage> to(Path file, boolean withBlobs, Progress progress) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Path list = file.resolveSibling(file.getFileName() + ".part-list");
        try {
            ArchiveContent content = saved(part, list, withBlobs, progress);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return content.lost();
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(list);
        }
    }

    /** Into a folder, which is given the blobs it does not have yet. */
    List<BackupResult.Damage> into(Path place, Progress progress) throws IOException {
        BackupFolder folder = BackupFolder.open(place);
        BackupFolder.Draft draft = folder.begin(createdAt);
        List<BackupResult.Damage> lost = new ArrayList<>(
                saved(draft.archive(), draft.list(), false, progress).lost());
        long done = 0;
        try (BlobList list = BlobList.open(draft.list())) {
            while (list.hasNext()) {
                Optional<StoredBlob> blob = list.next().blob();
                if (blob.isPresent()) {
                    bring(blob.get(), folder).ifPresent(lost::add);
                    done += blob.get().size();
                    progress.at(done, blobBytes);
                }
            }
        }
        draft.finish(new BackupResult(lost));
        return lost;
    }

    private Optional<BackupResult.Damage> bring(StoredBlob blob, BackupFolder folder) throws IOException {
        if (folder.has(blob)) {
            return Optional.empty();
        }
        try (InputStream in = api.open(path.then("blobs").then(blob.digest().toString()))) {
            folder.add(in, blob.digest());
            return Optional.empty();
        } catch (RegistryException e) {
            if (e.code() != ErrorCode.DIGEST_INVALID) {
                throw e;
            }
            return Optional.of(new BackupResult.Damage(blob.digest(), "Its bytes have another digest."));
        } catch (CommandFailure e) {
            if (e.exitCode() != ExitCode.NOT_FOUND) {
                throw e;
            }
            return Optional.of(new BackupResult.Damage(blob.digest(), "It was missing in the storage."));
        }
    }

    /** Writes the archive and reads it again. */
    private ArchiveContent saved(Path file, Path list, boolean withBlobs, Progress progress) throws IOException {
        Files.deleteIfExists(file);
        PrivateFile.create(file, new byte[0]);
        try (InputStream in = api.open(path.then("archive").query("blobs", withBlobs ? "included" : "left-out"));
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            byte[] buffer = new byte[BUFFER];
            long done = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                done += read;
                progress.at(done, Math.max(done, withBlobs ? blobBytes : done));
            }
            channel.force(true);
        }
        return new BackupArchive(file).verify(list, progress::at);
    }

    /** Lets the registry remove blobs again. It would by itself after a while, so a failure does not matter. */
    void end() {
        try {
            api.delete(path);
        } catch (CommandFailure e) {
            return;
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.backup.Backup;
import io.jenkins.plugins.trustedregistry.engine.backup.Backups;
import io.jenkins.plugins.trustedregistry.engine.backup.Passphrase;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Backups of the running registry: begun, read as one archive or blob by blob, ended. */
final class BackupCalls {
    private final Backups backups;

    BackupCalls(Backups backups) {
        this.backups = backups;
    }

    Reply list(Call call) {
        return Json.ok(
                new BackupList(backups.list().stream().map(BackupView::of).toList()));
    }

    /** The passphrase is in the body, not in the address, which is logged. */
    Reply begin(Call call) throws IOException {
        Passphrase passphrase;
        try {
            passphrase = Passphrase.chosen(JsonBody.of(call, "passphrase").text("passphrase"));
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
        Backup backup = backups.begin(passphrase)
                .orElseThrow(
                        () -> Refusals.conflict("Other backups are being made already: wait until they are done, or"
                                + " end them (GET /api/v1/backups tells which there are)."));
        return Json.created("/api/v1/backups/" + backup.id(), BackupView.of(backup));
    }

    Reply show(Call call) {
        return Json.ok(BackupView.of(find(call)));
    }

    Reply archive(Call call) {
        Backup backup = find(call);
        boolean withBlobs = withBlobs(call.queryParameter("blobs").orElse("included"));
        return Reply.of(200)
                .with("Content-Type", "application/x-tar")
                .with("Content-Disposition", "attachment; filename=\"trusted-registry-backup.tar\"")
                .with("Cache-Control", "no-store")
                .with(new Body.Written(out -> backup.writeTo(out, withBlobs)));
    }

    private static boolean withBlobs(String blobs) {
        return switch (blobs) {
            case "included" -> true;
            case "left-out" -> false;
            default ->
                throw Refusals.invalid("The blobs of a backup can't be '" + Shown.of(blobs)
                        + "': say blobs=included or blobs=left-out.");
        };
    }

    Reply blob(Call call) throws IOException {
        Backup backup = find(call);
        Digest digest = Digest.parse(call.parameter("digest"));
        StoredBlob blob = backup.find(digest)
                .orElseThrow(() -> Refusals.missing("The registry has no blob " + digest + " in its storage."));
        return Reply.of(200)
                .with("Content-Type", "application/octet-stream")
                .with("Cache-Control", "no-store")
                .with(new Body.Stream(() -> backup.open(blob), blob.size()));
    }

    Reply end(Call call) {
        if (!backups.end(call.parameter("id"))) {
            throw missing();
        }
        return Json.gone();
    }

    private Backup find(Call call) {
        return backups.find(call.parameter("id")).orElseThrow(BackupCalls::missing);
    }

    private static RegistryException missing() {
        return Refusals.missing("There is no such backup: it was ended, or given up after nobody had read from it for "
                + Backups.PATIENCE.toMinutes() + " minutes. Begin another one.");
    }

    /** A backup as the API shows it; sizes in bytes. */
    record BackupView(String id, Instant createdAt, long blobs, long blobBytes) {
        static BackupView of(Backup backup) {
            return new BackupView(backup.id(), backup.createdAt(), backup.blobs(), backup.blobBytes());
        }
    }

    /** Those that are being made; never many. */
    record BackupList(List<BackupView> items) {
        BackupList {
            items = List.copyOf(items);
        }
    }
}

// SPDX-License-Identifier: MIT
/**
 * Copies of a whole registry, made while it serves, and registries made of them.
 *
 * <p>A backup is the metadata of one instant with the blobs that it tells of. The database is copied first; blobs never change
 * and are never removed while a backup needs them ({@link io.jenkins.plugins.trustedregistry.engine.storage.RemovalPause}), so it
 * does not matter how long copying them takes. An archive is a tar file that any tar can list, with these entries in this order:
 *
 * <pre>
 * backup.json                 what this is: format, version, when, of which registry, how many blobs; size and SHA-256 of the next four
 * secrets.json                the folder of keys and the settings file, encrypted with the passphrase
 * registry.db                 the database (SQLite)
 * blobs.txt                   a line for each blob: its digest, and its size or "missing"
 * audit.tar                   the files of the audit log, as whole lines; not in archives of version 1
 * blobs/ALGORITHM/XX/HEX      the blobs, in the order of that list; none when they are kept beside the archive or left out
 * result.json                 blobs that turned out to be damaged while they were copied; its being there says that the archive is whole
 * </pre>
 *
 * <p>Whoever reads an archive believes nothing of it before it is compared with its digest.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.backup;

import org.jspecify.annotations.NullMarked;

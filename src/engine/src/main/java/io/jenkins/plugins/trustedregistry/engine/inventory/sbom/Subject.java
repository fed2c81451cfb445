// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.sbom;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The image that a bill of materials is about.
 *
 * @param name as people call it: {@code registry.example/team/app:1.0}
 * @param digest of its manifest
 * @param created when the inventory was made; bills know no parts of seconds
 */
public record Subject(String name, Digest digest, Instant created) {

    public Subject {
        created = created.truncatedTo(ChronoUnit.SECONDS);
    }

    /** An identifier of this bill: of the image and the time, so that a new bill of the same image is another. */
    UUID identifier(String format) {
        return UUID.nameUUIDFromBytes(
                (format + "\n" + name + "\n" + digest + "\n" + created).getBytes(StandardCharsets.UTF_8));
    }
}

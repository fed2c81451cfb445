// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The last entry of an archive: the blobs that were damaged before they were copied. Also kept beside blobs in a folder. */
public record BackupResult(List<Damage> damaged) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public BackupResult {
        damaged = List.copyOf(damaged);
    }

    /** @param reason a sentence */
    public record Damage(Digest digest, String reason) {}

    public byte[] json() {
        var json = JSON.createObjectNode();
        var list = json.putArray("damaged");
        damaged.forEach(
                each -> list.addObject().put("digest", each.digest().toString()).put("reason", each.reason()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result can be written as JSON", e);
        }
    }

    /** @throws BackupException when it is not what {@link #json} wrote */
    public static BackupResult parse(byte[] bytes) throws BackupException {
        try {
            List<Damage> damaged = new ArrayList<>();
            for (JsonNode each : JSON.readTree(bytes).required("damaged")) {
                damaged.add(new Damage(
                        Digest.parse(each.required("digest").asText()),
                        each.required("reason").asText()));
            }
            return new BackupResult(damaged);
        } catch (IOException | IllegalArgumentException | RegistryException e) {
            throw BackupException.damaged("its last entry can't be read.");
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.Optional;

/**
 * The list of referrers that clients keep under a tag of a registry that keeps none itself (distribution-spec, "Referrers Tag Schema").
 * Two clients that add to it at the same moment may lose one of both entries. It comes back when
 * what it names is copied anew, which is not done as long as that is there.
 */
final class ReferrersTag {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 128;

    private ReferrersTag() {}

    /** The tag for what is about a manifest; empty where its digest is too long for one. */
    static Optional<Tag> of(Digest subject) {
        String name = subject.algorithm() + "-" + subject.hex();
        return name.length() > LONGEST ? Optional.empty() : Optional.of(Tag.parse(name));
    }

    /** Adds a manifest to the list of its subject, unless it is there; nothing for one without a subject. */
    static void add(RemoteRepository repository, Document referrer) throws IOException, InterruptedException {
        Optional<Tag> tag =
                referrer.manifest().subject().map(Descriptor::digest).flatMap(ReferrersTag::of);
        if (tag.isEmpty()) {
            return;
        }
        ObjectNode list = list(repository.manifest(tag.get()));
        ArrayNode manifests = list.withArray("/manifests");
        for (JsonNode each : manifests) {
            if (each.path("digest").asText().equals(referrer.digest().toString())) {
                return;
            }
        }
        manifests.add(entry(referrer));
        byte[] content = JSON.writeValueAsBytes(list);
        repository.put(new Document(MediaType.OCI_INDEX, Digest.of(content), content), tag.get());
    }

    private static ObjectNode list(Optional<Document> there) throws IOException {
        if (there.isPresent() && JSON.readTree(there.get().content()) instanceof ObjectNode known) {
            return known;
        }
        ObjectNode list = JSON.createObjectNode();
        list.put("schemaVersion", 2);
        list.put("mediaType", MediaType.OCI_INDEX.name());
        list.putArray("manifests");
        return list;
    }

    private static ObjectNode entry(Document referrer) throws IOException {
        JsonNode manifest = JSON.readTree(referrer.content());
        ObjectNode entry = JSON.createObjectNode();
        entry.put("mediaType", referrer.mediaType().name());
        entry.put("digest", referrer.digest().toString());
        entry.put("size", referrer.content().length);
        String type = manifest.path("artifactType")
                .asText(manifest.path("config").path("mediaType").asText(""));
        if (!type.isEmpty()) {
            entry.put("artifactType", type);
        }
        if (manifest.path("annotations").isObject()) {
            entry.set("annotations", manifest.get("annotations"));
        }
        return entry;
    }
}

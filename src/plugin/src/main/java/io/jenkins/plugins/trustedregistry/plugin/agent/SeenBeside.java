// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an agent found beside an image, as it comes back. Nothing of it is believed: the controller verifies it by its own keys. */
final class SeenBeside implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> about;
    private final ArrayList<Document> documents;
    private final String problem;

    SeenBeside(Attached attached) {
        about = new ArrayList<>(attached.about().stream().map(Digest::toString).toList());
        documents =
                new ArrayList<>(attached.documents().stream().map(Document::new).toList());
        problem = attached.problem();
    }

    Attached attached() {
        return new Attached(
                about.stream().map(Digest::parse).toList(),
                documents.stream().map(Document::restored).toList(),
                problem);
    }

    private static final class Document implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String type;
        private final String digest;
        private final long size;
        private final TreeMap<String, String> annotations;
        private final byte[] content;

        Document(Attached.SignatureDocument document) {
            Descriptor layer = document.layer();
            type = layer.mediaType().name();
            digest = layer.digest().toString();
            size = layer.size();
            annotations = new TreeMap<>(layer.annotations());
            content = document.content().clone();
        }

        Attached.SignatureDocument restored() {
            return new Attached.SignatureDocument(
                    new Descriptor(
                            MediaType.parse(type),
                            Digest.parse(digest),
                            size,
                            Optional.empty(),
                            Optional.empty(),
                            Map.copyOf(annotations)),
                    content.clone());
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/**
 * What a scanner is asked to look into, and how it gets at it.
 *
 * @param registry where the registry is, {@code https://host:port}
 * @param authorization for pulls, as a header's value
 * @param reports which reports are wanted
 */
public record ScanOrder(
        String registry,
        String authorization,
        RepositoryName repository,
        Digest digest,
        Optional<Tag> tag,
        MediaType type,
        Wanted reports) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** To adapters that know kinds of capabilities it says which are meant; older ones have only one. */
    String body() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("registry").put("url", registry).put("authorization", authorization);
        ObjectNode artifact = body.putObject("artifact")
                .put("repository", repository.name())
                .put("digest", digest.toString())
                .put("mime_type", type.name());
        tag.ifPresent(name -> artifact.put("tag", name.name()));
        if (reports.named()) {
            ArrayNode enabled = body.putArray("enabled_capabilities");
            enable(enabled, Capability.Kind.VULNERABILITY, reports.vulnerabilities());
            reports.bill()
                    .ifPresent(format -> enable(enabled, Capability.Kind.SBOM, MimeType.SBOM)
                            .putObject("parameters")
                            .putArray("sbom_media_types")
                            .add(format.name()));
        }
        return body.toString();
    }

    private static ObjectNode enable(ArrayNode enabled, Capability.Kind kind, MimeType type) {
        ObjectNode capability = enabled.addObject().put("type", kind.toString());
        capability.putArray("produces_mime_types").add(type.text());
        return capability;
    }

    MimeType contentType() {
        return reports.named() ? MimeType.REQUEST : MimeType.OLD_REQUEST;
    }

    /** It holds what pulls the image. */
    @Override
    public String toString() {
        return "ScanOrder[" + repository + "@" + digest + "]";
    }
}

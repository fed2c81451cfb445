// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.OutsideBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.outside.OutsideFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached.SignatureDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the gates say of an image that somebody looked into elsewhere; nothing of it is kept. */
final class OutsideVerdictCalls {
    private static final int MOST_SIGNATURES = 200;

    private final Gates gates;
    private final OutsideBody bodies;
    private final AccessControl access;
    private final VerdictViews views;

    OutsideVerdictCalls(ApiParts parts) {
        gates = parts.gates();
        bodies = new OutsideBody(parts.scanning().reports());
        access = parts.access().control();
        views = new VerdictViews(parts);
    }

    Reply judge(Call call) throws IOException {
        JsonNode body = OutsideBody.read(call);
        Optional<RepositoryName> as = text(body, "as").map(RepositoryName::parse);
        as.ifPresent(name -> requirePull(call, name));
        OutsideFacts image = new OutsideFacts(
                bodies.report(body), bytes(body.path("config"), "config"), attached(body.path("attached")));
        return Json.ok(views.of(gates.judge(image, as, text(body, "tag").map(Tag::parse), text(body, "policy"))));
    }

    /** The policies of a repository are for those who may see it; to others it is not there. */
    private void requirePull(Call call, RepositoryName name) {
        if (!access.onRepository(call.principal(), name, RepositoryAction.PULL).allowed()) {
            throw Refusals.missing("The repository " + name
                    + " is not there, or you may not see it: name one that you may" + " pull from, or leave 'as' out.");
        }
    }

    private static Optional<String> text(JsonNode body, String key) {
        return Optional.of(body.path(key).asText()).filter(text -> !text.isEmpty());
    }

    private static byte[] bytes(JsonNode value, String key) {
        try {
            return Base64.getDecoder().decode(value.asText());
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid("'" + key + "' must be bytes in Base64.");
        }
    }

    private static Attached attached(JsonNode said) {
        String problem = said.path("problem").asText();
        if (said.isMissingNode() || !problem.isEmpty()) {
            return Attached.unknown(problem.isEmpty() ? "nobody looked for them where it lies" : problem);
        }
        List<Digest> about = new ArrayList<>();
        said.path("about").forEach(each -> about.add(Digest.parse(each.asText())));
        List<SignatureDocument> documents = new ArrayList<>();
        for (JsonNode each : said.path("documents")) {
            if (documents.size() < MOST_SIGNATURES) {
                documents.add(document(each));
            }
        }
        return new Attached(about, documents, "");
    }

    private static SignatureDocument document(JsonNode said) {
        byte[] content = bytes(said.path("content"), "content");
        Map<String, String> annotations = new HashMap<>();
        said.path("annotations")
                .properties()
                .forEach(each -> annotations.put(each.getKey(), each.getValue().asText()));
        MediaType type = MediaType.parse(said.path("type").asText());
        return new SignatureDocument(
                new Descriptor(
                        type, Digest.of(content), content.length, Optional.empty(), Optional.empty(), annotations),
                content);
    }
}

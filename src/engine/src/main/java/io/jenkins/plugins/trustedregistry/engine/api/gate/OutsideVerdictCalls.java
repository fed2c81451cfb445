// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
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
        JsonBody body = OutsideBody.read(call, "config", "as", "tag", "policy", "attached");
        Optional<RepositoryName> as = text(body, "as").map(RepositoryName::parse);
        as.ifPresent(name -> requirePull(call, name));
        OutsideFacts image = new OutsideFacts(
                bodies.report(body),
                bytes(body, "config"),
                attached(body.object("attached", "about", "problem", "documents")));
        return Json.ok(views.of(gates.judge(image, as, text(body, "tag").map(Tag::parse), text(body, "policy"))));
    }

    /** The policies of a repository are for those who may see it; to others it is not there. */
    private void requirePull(Call call, RepositoryName name) {
        if (!access.onRepository(call.principal(), name, RepositoryAction.PULL).allowed()) {
            throw Refusals.missing("The repository " + name
                    + " is not there, or you may not see it: name one that you may" + " pull from, or leave 'as' out.");
        }
    }

    private static Optional<String> text(JsonBody body, String key) {
        return body.optionalText(key).filter(text -> !text.isEmpty());
    }

    private static byte[] bytes(JsonBody body, String key) {
        try {
            return Base64.getDecoder().decode(body.optionalText(key).orElse(""));
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid("'" + key + "' must be bytes in Base64.");
        }
    }

    private static Attached attached(Optional<JsonBody> body) {
        String problem = body.flatMap(said -> text(said, "problem")).orElse("");
        if (body.isEmpty() || !problem.isEmpty()) {
            return Attached.unknown(problem.isEmpty() ? "nobody looked for them where it lies" : problem);
        }
        JsonBody said = body.get();
        List<Digest> about = said.texts("about").orElse(List.of()).stream()
                .map(Digest::parse)
                .toList();
        List<SignatureDocument> documents = said.objects("documents", "type", "content", "annotations").stream()
                .limit(MOST_SIGNATURES)
                .map(OutsideVerdictCalls::document)
                .toList();
        return new Attached(about, documents, "");
    }

    private static SignatureDocument document(JsonBody said) {
        byte[] content = bytes(said, "content");
        Map<String, String> annotations = new HashMap<>();
        said.value("annotations")
                .properties()
                .forEach(each -> annotations.put(each.getKey(), each.getValue().asText()));
        MediaType type = MediaType.parse(said.text("type"));
        return new SignatureDocument(
                new Descriptor(
                        type, Digest.of(content), content.length, Optional.empty(), Optional.empty(), annotations),
                content);
    }
}

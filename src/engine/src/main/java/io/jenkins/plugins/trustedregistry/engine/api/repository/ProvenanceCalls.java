// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.provenance.FoundStatement;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where an image comes from, as statements beside it say. */
final class ProvenanceCalls {
    private final Repositories repositories;
    private final ProvenanceReader reader;
    private final Sight sight;

    ProvenanceCalls(ApiParts parts) {
        this.repositories = parts.catalog().repositories();
        this.reader = parts.provenance();
        this.sight = parts.sight();
    }

    /** Nothing for an image that nobody states anything about, and for one that is not there. */
    Reply list(Call call) throws IOException {
        long repository = Paths.repository(repositories, call).id();
        Digest digest = Digest.parse(call.parameter("digest"));
        if (!sight.mayKnow(call.principal(), repository, digest)) {
            return Json.ok(Map.of("items", List.of()));
        }
        List<StatementView> found = reader.of(repository, digest).stream()
                .filter(each -> sight.mayKnow(call.principal(), repository, each.manifest()))
                .map(StatementView::of)
                .toList();
        return Json.ok(Map.of("items", found));
    }

    /** @param signer registry (checked), unknown (nobody has checked it) or nobody */
    record StatementView(
            Digest manifest,
            String pushedBy,
            Instant pushedAt,
            String signer,
            boolean about,
            String predicateType,
            JsonNode statement) {

        static StatementView of(FoundStatement found) {
            return new StatementView(
                    found.manifest(),
                    found.pushedBy(),
                    found.pushedAt(),
                    found.signer().toString(),
                    found.about(),
                    found.predicateType(),
                    found.statement());
        }
    }
}

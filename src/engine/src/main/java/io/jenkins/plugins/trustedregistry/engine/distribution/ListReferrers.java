// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.JsonReply;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifests that are about another one, as an image index (distribution-spec, "Listing Referrers"; end-12a, end-12b). A
 * subject that is not there has none, which is no error.
 */
final class ListReferrers implements Endpoint {
    /** Annotations can be large: a page ends with the referrer that fills this many characters, as a manifest would. */
    private static final int ROOM = 4 * 1024 * 1024;
    /** Read in small portions, because each may carry megabytes of annotations. */
    private static final int PORTION = 16;

    private final Lookup lookup;
    private final Manifests manifests;
    private final Sight sight;

    ListReferrers(Lookup lookup, Manifests manifests, Sight sight) {
        this.lookup = lookup;
        this.manifests = manifests;
        this.sight = sight;
    }

    @Override
    public Reply handle(Call call) {
        Digest subject = Lookup.digest(call);
        Repository repository = lookup.repository(call);
        Optional<MediaType> type = type(call);
        if (sight.hides(call.principal(), repository.id(), subject)) {
            return ofNoRepository(call);
        }
        return reply(call, type, read(call, repository, subject, type));
    }

    /** What is said of a repository that is not there, or that the caller must not know of: nothing refers to anything. */
    static Reply ofNoRepository(Call call) {
        Lookup.digest(call);
        return reply(call, type(call), new Portions(List.of(), false));
    }

    private static Optional<MediaType> type(Call call) {
        return call.queryParameter("artifactType")
                .filter(text -> !text.isEmpty())
                .map(MediaType::parse);
    }

    private static Reply reply(Call call, Optional<MediaType> type, Portions found) {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaType.OCI_INDEX.name());
        index.put(
                "manifests", found.all().stream().map(ListReferrers::descriptor).toList());
        Reply reply = JsonReply.of(200, MediaType.OCI_INDEX.name(), index);
        if (type.isPresent()) {
            reply = reply.with("OCI-Filters-Applied", "artifactType");
        }
        return found.more() ? reply.with("Link", next(call, type, found)) : reply;
    }

    private record Portions(List<ManifestSummary> all, boolean more) {}

    private Portions read(Call call, Repository repository, Digest subject, Optional<MediaType> type) {
        List<ManifestSummary> all = new ArrayList<>();
        long room = ROOM;
        String last = call.queryParameter("last").orElse("");
        while (true) {
            List<ManifestSummary> portion = manifests.referrers(repository.id(), subject, type, last, PORTION);
            for (ManifestSummary each : portion) {
                if (room <= 0) {
                    return new Portions(all, true);
                }
                if (!sight.hides(call.principal(), repository.id(), each.digest())) {
                    all.add(each);
                    room -= weight(each);
                }
                last = each.digest().toString();
            }
            if (portion.size() < PORTION) {
                return new Portions(all, false);
            }
        }
    }

    private static long weight(ManifestSummary summary) {
        long annotations = summary.annotations().entrySet().stream()
                .mapToLong(entry -> entry.getKey().length() + entry.getValue().length() + 8L)
                .sum();
        return annotations + 300;
    }

    private static Map<String, Object> descriptor(ManifestSummary summary) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("mediaType", summary.mediaType().name());
        descriptor.put("digest", summary.digest().toString());
        descriptor.put("size", summary.size());
        summary.artifactType().ifPresent(type -> descriptor.put("artifactType", type.name()));
        if (!summary.annotations().isEmpty()) {
            descriptor.put("annotations", summary.annotations());
        }
        return descriptor;
    }

    private static String next(Call call, Optional<MediaType> type, Portions found) {
        ManifestSummary last = found.all().get(found.all().size() - 1);
        return Page.next("/v2/" + Lookup.name(call) + "/referrers/" + Lookup.digest(call) + "?"
                + type.map(each -> "artifactType=" + Page.encode(each.name()) + "&")
                        .orElse("")
                + "last=" + Page.encode(last.digest().toString()));
    }
}

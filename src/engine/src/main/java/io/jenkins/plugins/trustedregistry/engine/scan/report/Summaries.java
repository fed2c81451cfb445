// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ResultTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How things stand with many images at once. A page of a list costs three statements, however long it is. */
public final class Summaries {
    private final ResultTable results;
    private final DataAges ages;

    public Summaries(ResultTable results, DataAges ages) {
        this.results = results;
        this.ages = ages;
    }

    /** Of manifests of a repository; each has one. */
    public Map<Digest, Summary> of(long repositoryId, Collection<ManifestSummary> manifests) {
        Map<Digest, Summary> known = known(
                repositoryId, manifests.stream().map(ManifestSummary::digest).toList());
        Map<Digest, Summary> all = new HashMap<>();
        for (ManifestSummary manifest : manifests) {
            Optional<String> refusal = Scannable.refusal(
                    manifest.mediaType(),
                    manifest.artifactType(),
                    manifest.subject().isPresent());
            Summary otherwise = refusal.map(Summary::none).orElse(Summary.NEVER);
            all.put(manifest.digest(), known.getOrDefault(manifest.digest(), otherwise));
        }
        return all;
    }

    /** Of one manifest. */
    public Summary of(long repositoryId, Digest digest) {
        return known(repositoryId, List.of(digest)).getOrDefault(digest, Summary.NEVER);
    }

    private Map<Digest, Summary> known(long repositoryId, Collection<Digest> digests) {
        Map<Digest, ScanRecord> records = results.of(repositoryId, digests);
        Map<Long, List<ResultTable.Part>> parts = results.parts(records.values().stream()
                .filter(each -> each.scanned().isEmpty())
                .map(ScanRecord::manifestId)
                .toList());
        Map<Digest, ScanRecord> images = results.of(
                repositoryId,
                parts.values().stream()
                        .flatMap(List::stream)
                        .map(ResultTable.Part::digest)
                        .toList());
        Map<Digest, Summary> all = new HashMap<>();
        records.forEach((digest, record) -> all.put(
                digest,
                parts.containsKey(record.manifestId())
                        ? index(record, parts.get(record.manifestId()), images)
                        : Summary.of(record, ages)));
        return all;
    }

    private Summary index(ScanRecord index, List<ResultTable.Part> parts, Map<Digest, ScanRecord> images) {
        return new Worst(
                        index,
                        Summary.of(index, ages),
                        parts.stream()
                                .map(part -> new Summary.Part(
                                        part.digest(),
                                        part.platform(),
                                        Optional.ofNullable(images.get(part.digest()))
                                                .map(image -> Summary.of(image, ages))
                                                .orElse(Summary.NEVER)))
                                .toList())
                .summary();
    }
}

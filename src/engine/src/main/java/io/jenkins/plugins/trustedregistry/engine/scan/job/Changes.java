// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of images whose findings count otherwise than before, by whoever counted them anew. What lies in the trash is passed over. */
final class Changes {
    private final Catalog catalog;
    private final News news;
    private final String why;
    private final Map<Long, Optional<Repository>> repositories = new HashMap<>();
    private long worse;
    private long better;

    /** @param why the beginning of a sentence: what was done */
    Changes(ScanParts parts, String why) {
        this.catalog = parts.catalog();
        this.news = new News(parts);
        this.why = why;
    }

    /** Compares results of the same images; those that there were none of before are left out. */
    void tell(List<ScanRecord> before, List<ScanRecord> now) {
        Map<Long, Counts> counted = new HashMap<>();
        before.forEach(each -> counted.put(each.manifestId(), each.counts()));
        for (ScanRecord each : now) {
            Optional.ofNullable(counted.get(each.manifestId())).ifPresent(earlier -> tell(earlier, each));
        }
    }

    private void tell(Counts before, ScanRecord now) {
        boolean isWorse = now.counts().hasMoreThan(before);
        boolean isBetter = !isWorse && before.hasMoreThan(now.counts());
        Optional<Repository> repository = isWorse || isBetter ? holder(now) : Optional.empty();
        if (repository.isEmpty()) {
            return;
        }
        if (isWorse) {
            worse++;
            news.worse(repository.get(), now, before, why);
        } else {
            better++;
            news.better(repository.get(), now, before, why);
        }
    }

    private Optional<Repository> holder(ScanRecord record) {
        boolean there = catalog.manifests()
                .summary(record.repositoryId(), record.digest())
                .isPresent();
        return there
                ? repositories.computeIfAbsent(
                        record.repositoryId(), id -> catalog.repositories().find(id))
                : Optional.empty();
    }

    long worse() {
        return worse;
    }

    long better() {
        return better;
    }
}

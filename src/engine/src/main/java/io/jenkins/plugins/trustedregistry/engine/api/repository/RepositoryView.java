// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A repository as the API shows it.
 *
 * @param tags how many it has
 * @param pushedAt when the last one was set; empty: it has none
 */
record RepositoryView(
        RepositoryName name,
        NamespaceName namespace,
        String visibility,
        String description,
        boolean scanOnPush,
        List<String> immutableTags,
        int immutableDays,
        String untagged,
        String scanner,
        Instant createdAt,
        String createdBy,
        long tags,
        Optional<Instant> pushedAt) {

    static RepositoryView of(Repository repository, RepositoryRules rules, Optional<Tags.Figures> figures) {
        return new RepositoryView(
                repository.name(),
                repository.name().namespace(),
                repository.visibility().name().toLowerCase(Locale.ROOT),
                repository.description(),
                repository.scanMode() == Repository.ScanMode.ON_PUSH,
                rules.immutable().patterns().patterns(),
                rules.immutable().days(),
                RuleFields.untagged(rules),
                RuleFields.scanner(rules),
                repository.createdAt(),
                repository.createdBy(),
                figures.map(Tags.Figures::count).orElse(0L),
                figures.map(Tags.Figures::latest));
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A repository as the API shows it. */
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
        String createdBy) {

    static RepositoryView of(Repository repository, RepositoryRules rules) {
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
                repository.createdBy());
    }
}

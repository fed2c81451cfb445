// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import java.util.Optional;

/**
 * The rules of one repository.
 *
 * @param untagged empty: as the registry's settings say
 * @param scanner which looks into its images; empty: as the registry's settings say
 */
public record RepositoryRules(ImmutableTags immutable, Optional<UntaggedRule> untagged, Optional<ScannerName> scanner) {
    public static final RepositoryRules NONE = new RepositoryRules(ImmutableTags.NONE, Optional.empty());

    /** With the registry's scanner. */
    public RepositoryRules(ImmutableTags immutable, Optional<UntaggedRule> untagged) {
        this(immutable, untagged, Optional.empty());
    }
}

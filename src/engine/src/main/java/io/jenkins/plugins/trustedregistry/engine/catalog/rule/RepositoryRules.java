// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import java.util.Optional;

/**
 * The rules of one repository.
 *
 * @param untagged empty: as the registry's settings say
 */
public record RepositoryRules(ImmutableTags immutable, Optional<UntaggedRule> untagged) {
    public static final RepositoryRules NONE = new RepositoryRules(ImmutableTags.NONE, Optional.empty());
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An image was promoted. It happened in the repository it came from.
 *
 * @param policy whose doing it was; empty when somebody did it by hand
 */
public record PromotionEvent(
        RepositoryName name, Tag tag, RepositoryName target, Tag targetTag, Digest digest, Optional<String> policy)
        implements Event {
    @Override
    public EventType type() {
        return EventType.PROMOTION;
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.of(name);
    }

    @Override
    public Set<Digest> digests() {
        return Set.of(digest);
    }

    @Override
    public Map<String, Object> contents() {
        return Contents.of(name)
                .with("tag", tag.name())
                .with("digest", digest.toString())
                .with("targetNamespace", target.namespace().name())
                .with("targetRepository", target.rest())
                .with("targetTag", targetTag.name())
                .with("policy", policy)
                .facts();
    }

    @Override
    public String location() {
        return Contents.location(target) + "/-/tags/" + targetTag;
    }
}

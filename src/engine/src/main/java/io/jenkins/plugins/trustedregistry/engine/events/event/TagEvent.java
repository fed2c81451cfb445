// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tag was pushed, pulled or deleted.
 *
 * @param digest of what it points at; of a deleted tag, as far as it is known
 * @param image what was pushed or pulled, as far as the registry can read it
 */
public record TagEvent(
        EventType type, RepositoryName name, Tag tag, Optional<Digest> digest, Optional<ImageFacts> image)
        implements Event {
    private static final Set<EventType> TYPES =
            EnumSet.of(EventType.TAG_PUSH, EventType.TAG_PULL, EventType.TAG_DELETE);

    public TagEvent {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of a TagEvent");
        }
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.of(name);
    }

    @Override
    public Set<Digest> digests() {
        return digest.map(Set::of).orElse(Set.of());
    }

    @Override
    public Map<String, Object> contents() {
        Contents contents =
                Contents.of(name).with("tag", tag.name()).with("digest", digest).with("imageName", name + ":" + tag);
        image.ifPresent(facts -> facts.addTo(contents));
        return contents.facts();
    }

    @Override
    public String location() {
        return Contents.location(name) + "/-/tags/" + tag;
    }
}

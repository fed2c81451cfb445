// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A manifest was pushed, pulled or deleted.
 *
 * @param image what was pushed or pulled, as far as the registry can read it
 */
public record ManifestEvent(EventType type, RepositoryName name, Digest digest, Optional<ImageFacts> image)
        implements Event {
    private static final Set<EventType> TYPES =
            EnumSet.of(EventType.MANIFEST_PUSH, EventType.MANIFEST_PULL, EventType.MANIFEST_DELETE);

    public ManifestEvent {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of a ManifestEvent");
        }
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
        Contents contents = Contents.of(name).with("digest", digest.toString()).with("imageName", name + "@" + digest);
        image.ifPresent(facts -> facts.addTo(contents));
        return contents.facts();
    }

    @Override
    public String location() {
        return Contents.location(name) + "/-/manifests/" + digest;
    }
}

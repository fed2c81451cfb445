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
 * An image was mirrored to another registry, or from one.
 *
 * @param mirror its name
 * @param remote the other registry's repository, with its host
 * @param reason why it did not succeed; empty when it did
 */
public record MirroringEvent(
        EventType type,
        RepositoryName name,
        Tag tag,
        Optional<Digest> digest,
        String mirror,
        String remote,
        Optional<String> reason)
        implements Event {
    private static final Set<EventType> TYPES = EnumSet.of(EventType.PUSH_MIRRORING, EventType.POLL_MIRRORING);

    public MirroringEvent {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of a MirroringEvent");
        }
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.of(name);
    }

    @Override
    public Map<String, Object> contents() {
        return Contents.of(name)
                .with("tag", tag.name())
                .with("digest", digest)
                .with("mirror", mirror)
                .with("remote", remote)
                .with("succeeded", reason.isEmpty())
                .with("reason", reason)
                .facts();
    }

    @Override
    public String location() {
        return Contents.location(name) + "/-/tags/" + tag;
    }
}

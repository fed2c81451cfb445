// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A gate let an image through, or did not.
 *
 * @param gate its name
 * @param reasons the sentences of the verdict
 * @param dataAsOf how old the vulnerability data is that it rests on; empty: there is none
 */
public record GateEvent(
        EventType type,
        RepositoryName name,
        Digest digest,
        Optional<Tag> tag,
        String gate,
        List<String> reasons,
        Optional<Instant> dataAsOf)
        implements Event {
    private static final Set<EventType> TYPES = EnumSet.of(EventType.GATE_PASSED, EventType.GATE_BLOCKED);

    public GateEvent {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of a GateEvent");
        }
        reasons = List.copyOf(reasons);
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
                .with("tag", tag)
                .with("digest", digest.toString())
                .with("gate", gate)
                .with("reasons", reasons)
                .with("dataAsOf", dataAsOf)
                .facts();
    }

    @Override
    public String location() {
        return Contents.location(name) + "/-/manifests/" + digest;
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scan ended, or what it found is more or less than before, because more is known.
 *
 * @param findings how many of each severity; empty when the scan failed
 * @param dataAsOf how old the data is that these rest on; empty: there is none, or the scan failed
 * @param reason why it failed, got worse or better
 */
public record ScanEvent(
        EventType type,
        RepositoryName name,
        Digest digest,
        Optional<Tag> tag,
        Map<String, Integer> findings,
        Optional<Instant> dataAsOf,
        Optional<String> reason)
        implements Event {
    private static final Set<EventType> TYPES = EnumSet.of(
            EventType.SCAN_COMPLETED, EventType.SCAN_FAILED, EventType.SCAN_WORSENED, EventType.SCAN_IMPROVED);

    public ScanEvent {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of a ScanEvent");
        }
        findings = Map.copyOf(findings);
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
        Contents contents = Contents.of(name).with("tag", tag).with("digest", digest.toString());
        if (type != EventType.SCAN_FAILED) {
            contents.with("findings", findings).with("dataAsOf", dataAsOf);
        }
        return contents.with("reason", reason).facts();
    }

    @Override
    public String location() {
        return Contents.location(name) + "/-/manifests/" + digest;
    }
}

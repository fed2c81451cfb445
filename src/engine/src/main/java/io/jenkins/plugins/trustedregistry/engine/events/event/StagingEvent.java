// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A build published what it had staged, or it never will. One for each repository that it staged something for. What never comes to be is
 * told without digests: nobody is to know of it.
 *
 * @param staging the area
 * @param tags and what they point at, or would have
 */
public record StagingEvent(EventType type, RepositoryName name, String staging, SortedMap<Tag, Digest> tags)
        implements Event {
    private static final Set<EventType> TYPES = EnumSet.of(EventType.STAGING_PUBLISHED, EventType.STAGING_ABANDONED);

    public StagingEvent {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of a StagingEvent");
        }
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.of(name);
    }

    @Override
    public Map<String, Object> contents() {
        List<Map<String, String>> all = tags.entrySet().stream()
                .map(each -> fact(each.getKey(), each.getValue()))
                .toList();
        return Contents.of(name).with("staging", staging).with("tags", all).facts();
    }

    private Map<String, String> fact(Tag tag, Digest digest) {
        return type == EventType.STAGING_PUBLISHED
                ? Map.of("tag", tag.name(), "digest", digest.toString())
                : Map.of("tag", tag.name());
    }

    @Override
    public String location() {
        return Contents.location(name);
    }
}

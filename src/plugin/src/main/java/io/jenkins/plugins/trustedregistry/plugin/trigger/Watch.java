// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.trigger;

import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.PromotionEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.ScanEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.TagEvent;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;
import java.util.Set;

/** What a job waits for: something that happens to one tag of the registry of this Jenkins. */
record Watch(RepositoryName repository, Tag tag, Set<Occasion> occasions) {
    Watch {
        occasions = Set.copyOf(occasions);
    }

    /** @throws IllegalArgumentException with a sentence that says what to write */
    static Watch parse(String image, String occasions) {
        ImageName name;
        try {
            name = ImageName.parse(image);
        } catch (RegistryException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (name.digest().isPresent()) {
            throw new IllegalArgumentException(
                    "The image " + name + " has a digest, and can never become another one: write a tag.");
        }
        if (name.registry().isPresent()) {
            throw new IllegalArgumentException("The image " + name
                    + " names a registry: write only repository:tag, as it is that of" + " this Jenkins.");
        }
        return new Watch(name.repository(), name.tagOrLatest(), Occasion.parse(occasions));
    }

    /** What an event says of the tag; empty when it is about something else, or nothing this waits for. */
    Optional<Change> in(Event event, String actor) {
        return change(event, actor).filter(change -> occasions.contains(change.occasion()));
    }

    private Optional<Change> change(Event event, String actor) {
        if (event instanceof TagEvent tagged && tagged.type() == EventType.TAG_PUSH) {
            return tagged.digest()
                    .filter(digest -> is(tagged.name(), tagged.tag()))
                    .map(digest -> change(Occasion.PUSH, digest, actor));
        }
        if (event instanceof PromotionEvent promotion && is(promotion.target(), promotion.targetTag())) {
            return Optional.of(change(Occasion.PROMOTE, promotion.digest(), actor));
        }
        if (event instanceof ScanEvent scan
                && scan.type() == EventType.SCAN_WORSENED
                && scan.name().equals(repository)) {
            return Optional.of(change(Occasion.SCAN_WORSE, scan.digest(), actor));
        }
        return Optional.empty();
    }

    private boolean is(RepositoryName name, Tag other) {
        return name.equals(repository) && other.equals(tag);
    }

    private Change change(Occasion occasion, Digest digest, String actor) {
        return new Change(occasion, repository, tag, digest, actor);
    }
}

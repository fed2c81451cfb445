// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.pulls;

import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PulledImage;
import io.jenkins.plugins.trustedregistry.engine.endpoint.AnsweredCall;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.CallObserver;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises a pull by tag in two steps. containerd, and with it newer docker and every Kubernetes node, first asks with HEAD what a tag
 * points at and then pulls that digest: that is a pull by tag, if the same client does both within a minute.
 */
public final class TagLookups implements CallObserver {
    private static final String ROUTE = "/v2/{name...}/manifests/{reference}";
    private static final Duration VALID = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<Lookup, Found> lookups = new LinkedHashMap<>(); // guarded by itself; the oldest first

    private record Lookup(Actor actor, String repository, Digest digest) {}

    private record Found(Tag tag, Instant at) {}

    public TagLookups(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void answered(AnsweredCall answered) {
        Call call = answered.call();
        if (call.method() != Method.HEAD
                || !answered.template().equals(ROUTE)
                || answered.reply().status() != 200
                || call.parameter("reference").indexOf(':') >= 0) {
            return;
        }
        digest(answered).ifPresent(digest -> {
            Lookup lookup = new Lookup(Actor.of(call), call.parameter("name"), digest);
            Found found = new Found(Tag.parse(call.parameter("reference")), clock.instant());
            synchronized (lookups) {
                lookups.remove(lookup); // so that it becomes the youngest
                lookups.put(lookup, found);
                if (lookups.size() > MOST) {
                    lookups.remove(lookups.keySet().iterator().next());
                }
            }
        });
    }

    private static Optional<Digest> digest(AnsweredCall answered) {
        return answered.reply().headers().stream()
                .filter(header -> header.getKey().equals("Docker-Content-Digest"))
                .map(header -> Digest.parse(header.getValue()))
                .findFirst();
    }

    /** The pull as it was meant: by tag where the client has just asked for one. */
    public PulledImage meant(PulledImage image, Actor actor) {
        return image.reference() instanceof Digest
                ? lookedUp(image, actor)
                        .map(tag -> new PulledImage(image.repository(), image.digest(), tag))
                        .orElse(image)
                : image;
    }

    private Optional<Tag> lookedUp(PulledImage image, Actor actor) {
        Lookup lookup = new Lookup(actor, image.repository().name().name(), image.digest());
        synchronized (lookups) {
            return Optional.ofNullable(lookups.get(lookup))
                    .filter(found -> clock.instant().isBefore(found.at().plus(VALID)))
                    .map(Found::tag);
        }
    }
}

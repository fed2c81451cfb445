// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Copy;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorOutcome;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is known of a tag when a mirror looks at it; how that ends makes a line of its log. */
public record Glance(Tag tag, Optional<Digest> digest, Optional<Tag> target, Instant at) {
    /** What another try won't change: no right, a tag or a size that is not taken. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 405, 409, 413);

    public static Glance of(Tag tag, Instant at) {
        return new Glance(tag, Optional.empty(), Optional.empty(), at);
    }

    Glance leadingTo(Digest found) {
        return new Glance(tag, Optional.of(found), target, at);
    }

    Glance called(Tag name) {
        return new Glance(tag, digest, Optional.of(name), at);
    }

    public Copy ended(MirrorOutcome outcome, String sentence) {
        return new Copy(0, tag, digest, at, outcome, target, sentence);
    }

    /** By what a registry, there or here, said to it. */
    Copy ended(ClientException e) {
        return ended(
                REFUSALS.contains(e.status()) ? MirrorOutcome.REFUSED : MirrorOutcome.FAILED,
                String.valueOf(e.getMessage()));
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.catalog.space.SpaceUse;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose the bytes in the store are. */
final class StorageUseCalls {
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** A count that takes long is kept for so many times as long. */
    private static final int KEPT = 20;

    private final SpaceUse use;
    private final InstantSource clock;
    private @Nullable UseView last; // guarded by this
    private Duration kept = FRESH; // guarded by this

    StorageUseCalls(SpaceUse use, InstantSource clock) {
        this.use = use;
        this.clock = clock;
    }

    Reply byNamespace(Call call) {
        return Json.ok(counted());
    }

    /** Counting reads whole tables, so it is not done again for a while; who asks meanwhile waits. */
    private synchronized UseView counted() {
        UseView known = last;
        if (known == null || !known.countedAt().plus(kept).isAfter(clock.instant())) {
            long started = System.nanoTime();
            known = new UseView(clock.instant(), views(use.byNamespace()));
            Duration took = Duration.ofNanos(System.nanoTime() - started).multipliedBy(KEPT);
            kept = took.compareTo(FRESH) > 0 ? took : FRESH;
            last = known;
        }
        return known;
    }

    Reply byRepository(Call call) {
        NamespaceName namespace = NamespaceName.parse(call.parameter("organization"));
        return Json.ok(new UseView(clock.instant(), views(use.byRepository(namespace))));
    }

    private static List<ShareView> views(List<SpaceUse.Share> shares) {
        return shares.stream().map(ShareView::of).toList();
    }

    /** Shares, the largest first. */
    record UseView(Instant countedAt, List<ShareView> items) {}

    /** A namespace's or repository's share. */
    record ShareView(String name, int repositories, long blobs, long bytes, long ownBytes) {

        static ShareView of(SpaceUse.Share share) {
            return new ShareView(share.name(), share.repositories(), share.blobs(), share.bytes(), share.ownBytes());
        }
    }
}

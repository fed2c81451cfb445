// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.judge;

import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Situation;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Verdicts with what they were come to with. One is given again only in the very same situation, under the same rules, and not after
 * its time. In memory only: a registry that was restored or started again judges anew. Safe for many threads.
 */
final class RecentVerdicts {
    private static final int MOST = 10_000;

    private record Key(long repositoryId, Digest digest) {}

    private record Held(long revision, Situation situation, Verdict verdict) {}

    private final Map<Key, Held> held = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Held> eldest) {
            return size() > MOST;
        }
    });

    Optional<Verdict> find(long repositoryId, Digest digest, long revision, Situation situation, Instant now) {
        return Optional.ofNullable(held.get(new Key(repositoryId, digest)))
                .filter(each -> each.revision() == revision && each.situation().equals(situation))
                .map(Held::verdict)
                .filter(each -> each.holdsAt(now));
    }

    void keep(long repositoryId, long revision, Situation situation, Verdict verdict) {
        held.put(new Key(repositoryId, verdict.digest()), new Held(revision, situation, verdict));
    }
}

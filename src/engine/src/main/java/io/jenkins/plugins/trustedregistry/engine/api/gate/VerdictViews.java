// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.OldData;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Shows verdicts with the age that their data has when somebody looks, however long ago they were written down. */
final class VerdictViews {
    private final OldData old;
    private final InstantSource clock;

    VerdictViews(ApiParts parts) {
        old = new OldData(parts);
        clock = parts.clock();
    }

    VerdictView of(Verdict verdict) {
        return of(verdict, verdict.name());
    }

    /** @param asked how the caller named the image */
    VerdictView of(Verdict verdict, String asked) {
        return VerdictView.of(verdict, asked, old, clock.instant());
    }

    String sentence(Verdict verdict) {
        return verdict.sentence(clock.instant());
    }

    boolean isOld(Optional<Instant> asOf) {
        return old.is(asOf);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.osv.Judgement;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvAffected;
import java.util.List;

/**
 * A record that may concern a package.
 *
 * @param mentions what it says of the package: several times, where it has several lines of versions
 */
record Suspicion(SharedFile file, long record, List<Judged> mentions) {

    /** What one record says of the package, in one of its mentions or all of them together. */
    record Judged(OsvAffected affected, Judgement judgement) {
        boolean isSafe() {
            return judgement.outcome() == Judgement.Outcome.SAFE;
        }

        Judged and(Judged other) {
            boolean mine = judgement.outcome().compareTo(other.judgement.outcome()) >= 0;
            return new Judged(mine ? affected : other.affected, judgement.and(other.judgement));
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.policy;

import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.time.Instant;
import java.util.Map;

/**
 * Tags that match all criteria go, except the newest and those that are protected.
 *
 * @param id for ever the same
 * @param criteria none: every tag, which needs {@code keep}; or the policy only protects
 * @param protect a tag that matches one of these stays, whatever any other policy says
 * @param keep so many of the newest stay, of the tags whose names the criteria are about; 0: all that match go
 * @param changedBy as lists show it
 */
public record PruningPolicy(
        String id,
        RuleName name,
        Criteria criteria,
        Criteria protect,
        int keep,
        boolean active,
        String changedBy,
        Instant changedAt) {
    private static final int MOST = 100_000;

    public PruningPolicy {
        if (keep < 0 || keep > MOST) {
            throw invalid("keep " + keep + " is out of range: keep 1 to " + MOST + " of the newest tags, or 0.");
        }
        if (criteria.isEmpty() && protect.isEmpty() && keep == 0) {
            throw invalid("The policy '" + name + "' would remove every tag: give it criteria, or say how many of the"
                    + " newest to keep.");
        }
    }

    /** Whether it removes anything, and does not only protect. */
    public boolean removes() {
        return !criteria.isEmpty() || keep > 0;
    }

    /** Whether another policy says the same, whoever wrote it and when. */
    public boolean saysTheSameAs(PruningPolicy other) {
        return name.equals(other.name)
                && criteria.equals(other.criteria)
                && protect.equals(other.protect)
                && keep == other.keep
                && active == other.active;
    }

    private static RegistryException invalid(String sentence) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, sentence, Map.of());
    }
}

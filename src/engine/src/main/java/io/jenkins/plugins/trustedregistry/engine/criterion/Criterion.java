// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import java.util.Set;

/** One condition. {@code toString} is what {@link CriterionParser} reads. */
public sealed interface Criterion
        permits TagCriterion,
                ComponentCriterion,
                LicenceCriterion,
                VulnerabilityCriterion,
                TimeCriterion,
                PullsCriterion,
                GateCriterion,
                EvidenceCriterion,
                BuildCriterion {

    /** What must have been gathered before it can answer. */
    Set<Need> needs();

    /** Pure: the same facts always give the same answer. */
    Answer of(TagFacts facts);
}

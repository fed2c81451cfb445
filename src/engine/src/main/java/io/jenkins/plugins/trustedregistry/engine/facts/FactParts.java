// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.PullCounts;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summaries;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ContentTable;
import java.time.InstantSource;

/** Where facts come from. */
public record FactParts(
        Summaries summaries,
        ContentTable contents,
        PullCounts pulls,
        BuildImages builds,
        BuildWorth worth,
        Verdicts verdicts,
        EvidenceTable evidence,
        InstantSource clock) {}

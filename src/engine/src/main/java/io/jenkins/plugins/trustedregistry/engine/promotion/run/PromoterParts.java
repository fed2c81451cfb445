// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.CopyPlanner;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.ImageCopier;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summaries;
import java.time.InstantSource;

/** What a promoter works with. */
public record PromoterParts(
        Catalog catalog,
        CopyPlanner planner,
        ImageCopier copier,
        Gatekeeper gates,
        Summaries summaries,
        InstantSource clock) {}

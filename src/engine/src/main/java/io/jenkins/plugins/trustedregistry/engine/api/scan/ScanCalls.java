// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.OldData;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.common.ScanView;
import io.jenkins.plugins.trustedregistry.engine.api.common.StartedJob;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.scan.Scanning;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ReportView.AdvisoriesView;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScanSettings;
import java.util.List;
import java.util.function.Supplier;

/** Asking for scans, and how things stand with them. */
final class ScanCalls {
    private final Catalog catalog;
    private final Scanning scanning;
    private final Supplier<ScanSettings> settings;
    private final OldData old;

    ScanCalls(ApiParts parts) {
        this.catalog = parts.catalog();
        this.scanning = parts.scanning();
        this.settings = () -> parts.settings().get().scan();
        this.old = new OldData(parts);
    }

    /** Asks for a scan of one image. */
    Reply start(Call call) {
        Located place = Located.of(catalog, call);
        ManifestSummary manifest = manifest(place);
        Scannable.refusal(
                        manifest.mediaType(),
                        manifest.artifactType(),
                        manifest.subject().isPresent())
                .ifPresent(sentence -> {
                    throw Refusals.conflict(sentence);
                });
        return started(scanning.jobs()
                .scan(
                        place.repository(),
                        place.digest(),
                        place.tag(),
                        call.principal().shownName()));
    }

    private ManifestSummary manifest(Located place) {
        return catalog.manifests()
                .summary(place.repository().id(), place.digest())
                .orElseThrow(() -> Refusals.missing("The manifest " + place.digest() + " is not there any more."));
    }

    Reply show(Call call) {
        Located place = Located.of(catalog, call);
        Summary summary = scanning.summaries()
                .of(place.repository().id(), List.of(manifest(place)))
                .getOrDefault(place.digest(), Summary.NEVER);
        return Json.ok(ScanView.of(summary, old));
    }

    /** How scanning is set, and how old the advisories are. */
    Reply status(Call call) {
        return Json.ok(new Status(
                LayerFacts.SCANNER_VERSION,
                settings.get().onPush(),
                settings.get().schedule(),
                scanning.tables().images().count(),
                scanning.tables().packages().count(),
                scanning.tables().layers().bytes(),
                AdvisoriesView.of(scanning.reports().age())));
    }

    Reply sweep(Call call) {
        return started(scanning.jobs().sweep(call.principal().shownName()));
    }

    Reply rematch(Call call) {
        return started(scanning.jobs().rematch(call.principal().shownName()));
    }

    private static Reply started(Job job) {
        StartedJob started = StartedJob.of(job);
        return Json.created(started.location(), started);
    }

    /**
     * How things stand with scanning.
     *
     * @param images that were looked into
     * @param packages that the advisories are asked about, each once
     * @param layerBytes what is kept of layers
     */
    record Status(
            int scannerVersion,
            boolean onPush,
            String schedule,
            long images,
            long packages,
            long layerBytes,
            AdvisoriesView advisories) {}
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.inventory.sbom.SbomFormat;
import io.jenkins.plugins.trustedregistry.engine.inventory.sbom.Subject;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.scan.Scanning;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ComponentView;
import io.jenkins.plugins.trustedregistry.engine.scan.export.FindingView;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ReportFormat;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ReportView;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary;
import java.util.List;
import java.util.Optional;

/** What was found in an image: of an index in its worst image, or in the one for the platform that the call names. */
final class ReportCalls {
    private final Catalog catalog;
    private final Scanning scanning;
    private final Sight sight;
    private final String version;

    ReportCalls(ApiParts parts) {
        this.catalog = parts.catalog();
        this.scanning = parts.scanning();
        this.sight = parts.sight();
        this.version = parts.version();
    }

    Reply show(Call call) {
        return Json.ok(ReportView.of(report(call)));
    }

    Reply findings(Call call) {
        Report report = report(call);
        FindingFilter filter = FindingFilter.of(call);
        return Json.ok(Listed.page(
                call, report.hits().stream().filter(filter::wants).toList(), hit -> FindingView.of(hit, report)));
    }

    Reply components(Call call) {
        ComponentFilter filter = ComponentFilter.of(call);
        List<ComponentView> all =
                ComponentView.of(report(call)).stream().filter(filter::wants).toList();
        return Json.ok(Listed.page(call, all, component -> component));
    }

    /** The whole report as a file. */
    Reply export(Call call) {
        String named = call.queryParameter("format").orElse("json");
        ReportFormat format = ReportFormat.parse(named)
                .orElseThrow(() -> Refusals.invalid(
                        "format '" + Shown.of(named) + "' is not known: use json, csv, sarif, vex or openvex."));
        Report report = report(call);
        return Reply.of(200)
                .with("Content-Type", format.contentType())
                .with("Content-Disposition", attachment(report, format.extension()))
                .with(new Body.Written(out -> format.write(report, out, version)));
    }

    /** The bill of materials as a file. */
    Reply sbom(Call call) {
        String named = call.queryParameter("format").orElse("cyclonedx");
        SbomFormat format =
                switch (named) {
                    case "cyclonedx" -> SbomFormat.CYCLONEDX;
                    case "spdx" -> SbomFormat.SPDX;
                    default ->
                        throw Refusals.invalid("format '" + Shown.of(named) + "' is not known: use cyclonedx or spdx.");
                };
        Report report = report(call);
        Subject subject = new Subject(report.name(), report.digest(), report.scannedAt());
        return Reply.of(200)
                .with("Content-Type", format.mediaType().name())
                .with("Content-Disposition", attachment(report, format == SbomFormat.SPDX ? "spdx.json" : "cdx.json"))
                .with(new Body.Written(out -> format.write(report.inventory(), subject, out)));
    }

    /** Which bills lie beside the image. */
    Reply sboms(Call call) {
        Located place = Located.of(catalog, call);
        long repository = place.repository().id();
        return Json.ok(new Listed.Items<>(scanning.sboms().of(repository, place.digest()).stream()
                .filter(each -> sight.mayKnow(call.principal(), repository, each.digest()))
                .toList()));
    }

    private static String attachment(Report report, String extension) {
        return "attachment; filename=\"" + report.digest().hex().substring(0, 12) + "." + extension + "\"";
    }

    private Report report(Call call) {
        Located place = Located.of(catalog, call);
        Summary summary = scanning.summaries().of(place.repository().id(), place.digest());
        Digest image = summary.images().isEmpty() ? place.digest() : part(summary, call.queryParameter("platform"));
        return scanning.reports()
                .of(place.repository(), image)
                .filter(any -> isKnown(summary))
                .orElseThrow(() -> Refusals.missing(
                        summary.problem().isEmpty()
                                ? "There is no report: the image was never scanned. Ask for a scan, and for the report once it has ended."
                                : "There is no report. " + summary.problem()));
    }

    /** An image that only another repository has had scanned is one that was never scanned here. */
    private static boolean isKnown(Summary summary) {
        return summary.scannedAt().isPresent() || !summary.images().isEmpty();
    }

    private static Digest part(Summary index, Optional<String> platform) {
        List<Summary.Part> wanted = index.images().stream()
                .filter(part -> platform.isEmpty() || part.platform().equals(platform.get()))
                .toList();
        return wanted.stream()
                .max((a, b) -> a.summary().counts().compareBadness(b.summary().counts()))
                .map(Summary.Part::digest)
                .orElseThrow(() -> Refusals.missing("The index has no image for '"
                        + Shown.of(platform.orElse("")) + "', but for: "
                        + String.join(
                                ", ",
                                index.images().stream()
                                        .map(Summary.Part::platform)
                                        .toList()) + "."));
    }
}

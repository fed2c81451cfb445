// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.api.common.OutsideBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ReportFormat;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import java.io.IOException;

/** Matches an image that somebody looked into elsewhere; nothing of it is kept. */
final class OutsideCalls {
    private final Reports reports;
    private final String version;

    OutsideCalls(Reports reports, String version) {
        this.reports = reports;
        this.version = version;
    }

    Reply report(Call call) throws IOException {
        String named = call.queryParameter("format").orElse("json");
        ReportFormat format = ReportFormat.parse(named)
                .orElseThrow(() -> Refusals.invalid(
                        "format '" + Shown.of(named) + "' is not known: use json, csv, sarif, vex or openvex."));
        Report report = new OutsideBody(reports).report(OutsideBody.read(call));
        return Reply.of(200)
                .with("Content-Type", format.contentType())
                .with(new Body.Written(out -> format.write(report, out, version)));
    }
}

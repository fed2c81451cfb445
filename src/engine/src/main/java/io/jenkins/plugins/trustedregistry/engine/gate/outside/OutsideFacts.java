// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.outside;

import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;

/**
 * What somebody who looked into an image elsewhere knows of it.
 *
 * @param report of {@link io.jenkins.plugins.trustedregistry.engine.scan.report.Reports}
 * @param config the image's configuration as it is; empty: not known, so neither is its age
 * @param attached what lies beside it and may be a signature
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never changed
public record OutsideFacts(Report report, byte[] config, Attached attached) {}

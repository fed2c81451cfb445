// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job.other;

import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.PullTokens;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.ScannerLogins;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Scanners;
import java.time.InstantSource;

/**
 * What scans by other scanners need.
 *
 * @param logins what they pull with
 * @param tokens the same for those that want a bearer token
 * @param bills where bills of materials go that they made
 */
public record Others(
        Scanners scanners, ScannerLogins logins, PullTokens tokens, BillKeeper bills, InstantSource clock) {}

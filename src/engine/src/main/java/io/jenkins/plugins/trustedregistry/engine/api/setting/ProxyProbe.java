// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import io.jenkins.plugins.trustedregistry.engine.api.setting.ProbeCalls.Probed;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundDownload;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundGet;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundProxy;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import io.jenkins.plugins.trustedregistry.engine.settings.ProxySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.AdvisorySettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries a web proxy by asking the mirror of vulnerability data through it; nothing but the head of the answer is read. */
final class ProxyProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int WANTS_A_USER = 407;

    Probed probe(ProxySettings wanted, AdvisorySettings advisories) {
        Optional<OutboundProxy> proxy = wanted.proxy();
        URI mirror = URI.create(advisories.mirror());
        String way = proxy.isPresent() ? "through the proxy" : "without a proxy";
        TargetRules rules = new TargetRules(advisories.allowHttp(), List.of(bare(mirror.getHost())));
        try (OutboundClient client = new OutboundClient(rules, NameService.SYSTEM, proxy);
                OutboundDownload answer = client.getOnce(new OutboundGet(
                        mirror, new Trust(advisories.authority(), false), Map.of("Range", "bytes=0-0"), PATIENCE))) {
            if (answer.status() == WANTS_A_USER) {
                return Probed.of(
                        false,
                        "The web proxy wants to know who calls (status 407): give it a user and a password, or other"
                                + " ones.");
            }
            if (answer.status() >= 500) {
                return Probed.of(
                        false,
                        "Asked for " + mirror.getHost() + " " + way + ", the answer was status " + answer.status()
                                + ": check that the proxy may call it.");
            }
            return Probed.of(
                    true, "The mirror " + mirror.getHost() + " answered " + way + " (status " + answer.status() + ").");
        } catch (IOException e) {
            return Probed.of(false, "The mirror was asked " + way + ". " + e.getMessage());
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.common.ServerCertificates;
import io.jenkins.plugins.trustedregistry.engine.api.common.SettingsUse;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.BlockChange;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tries settings before they are kept: with what is sent over what is kept, as a change would. Changes nothing. */
final class ProbeCalls {
    private final SettingDesk desk;
    private final SettingsUse use;
    private final ServerCertificates certificates;
    private final ProxyProbe proxy = new ProxyProbe();
    private final ScrubProbe scrub;

    ProbeCalls(SettingDesk desk, SettingsUse use, ServerCertificates certificates, InstantSource clock) {
        this.desk = desk;
        this.use = use;
        this.certificates = certificates;
        this.scrub = new ScrubProbe(clock);
    }

    Reply probe(Call call) throws IOException {
        String block = SettingCalls.block(call);
        Settings wanted =
                SettingDesk.wanted(desk.kept().settings(), new BlockChange(block, JsonBody.anything(call), false));
        return Json.ok(
                switch (block) {
                    case "storage" -> storage(wanted);
                    case "tls" -> certificate(wanted);
                    case "proxy" -> proxy.probe(wanted.proxy(), wanted.advisories());
                    case "scrub" -> scrub.probe(wanted.scrub());
                    default ->
                        throw Refusals.missing("There is nothing to try about '" + block
                                + "': what it says is checked when it is saved. Try storage, scrub, tls or proxy.");
                });
    }

    private Probed storage(Settings wanted) {
        ProbeResult result = use.probe(wanted.storage());
        return new Probed(
                result.usable(),
                result.sentence(),
                result.tried().stream()
                        .map(each -> StepView.of(each.what(), each.outcome(), each.sentence()))
                        .toList(),
                Optional.empty());
    }

    private Probed certificate(Settings wanted) {
        if (!wanted.tls().isCustom()) {
            return Probed.of(true, "The registry makes a certificate by its own authority, and renews it by itself.");
        }
        try {
            X509Certificate leaf =
                    certificates.check(wanted.tls().certificate(), wanted.tls().key(), wanted.general());
            CertificateView view = CertificateView.of(leaf, true);
            return new Probed(
                    true,
                    "The certificate can be used: the key is its own, its chain is in order, and it is valid until "
                            + view.notAfter() + " for " + String.join(", ", view.names()) + ".",
                    List.of(),
                    Optional.of(view));
        } catch (RegistryException e) {
            return Probed.of(false, String.valueOf(e.getMessage()));
        }
    }

    /**
     * What came of a try; the sentence has a next step where it can't be used.
     *
     * @param steps what was tried one by one; empty where it was one thing
     */
    record Probed(boolean usable, String sentence, List<StepView> steps, Optional<CertificateView> certificate) {
        static Probed of(boolean usable, String sentence) {
            return new Probed(usable, sentence, List.of(), Optional.empty());
        }
    }

    /** @param outcome passed, warned or failed */
    record StepView(String what, String outcome, String sentence) {
        static StepView of(Enum<?> what, Enum<?> outcome, String sentence) {
            return new StepView(
                    what.name().toLowerCase(Locale.ROOT), outcome.name().toLowerCase(Locale.ROOT), sentence);
        }
    }
}

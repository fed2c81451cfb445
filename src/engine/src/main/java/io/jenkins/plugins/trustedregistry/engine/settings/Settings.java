// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.OrganizationSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.AdvisorySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScanSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannersSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Components;
import java.util.List;

/**
 * Everything under {@code unclassified: trustedRegistry:}. What is left out has the default that its own block documents. A new
 * block is a component here, and the line in the constructor that says its default.
 *
 * @param untagged what becomes of manifests that nothing leads to, where their repository does not say; default keep
 * @param administrators users and groups that administer the registry, beside those the host itself calls administrators
 * @param organizations organizations, teams and repositories that must exist; others are left as they are
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Settings(
        GeneralSettings general,
        ListenerSettings listener,
        TlsSettings tls,
        StorageSettings storage,
        TokenSettings tokens,
        BundleSettings bundles,
        TrashSettings trash,
        UntaggedRule untagged,
        AuditSettings audit,
        WebhookSettings webhooks,
        JobSettings jobs,
        GarbageCollectionSettings garbageCollection,
        ScrubSettings scrub,
        AdvisorySettings advisories,
        ScanSettings scan,
        GateSettings gates,
        ScannersSettings scanners,
        PruningSettings pruning,
        ProvenanceSettings provenance,
        ProxySettings proxy,
        ReleaseSettings releases,
        List<Member> administrators,
        List<OrganizationSettings> organizations) {
    private static final Components<Settings> COMPONENTS = new Components<>(Settings.class);

    public static final Settings DEFAULTS = COMPONENTS.absent();

    /** Called by whoever reads settings, with null for what is left out. */
    public Settings {
        general = requireNonNullElse(general, GeneralSettings.DEFAULTS);
        listener = requireNonNullElse(listener, ListenerSettings.DEFAULTS);
        tls = requireNonNullElse(tls, TlsSettings.DEFAULTS);
        storage = requireNonNullElse(storage, StorageSettings.DEFAULTS);
        tokens = requireNonNullElse(tokens, TokenSettings.DEFAULTS);
        bundles = requireNonNullElse(bundles, BundleSettings.DEFAULTS);
        trash = requireNonNullElse(trash, TrashSettings.DEFAULTS);
        untagged = requireNonNullElse(untagged, UntaggedRule.KEEP);
        audit = requireNonNullElse(audit, AuditSettings.DEFAULTS);
        webhooks = requireNonNullElse(webhooks, WebhookSettings.DEFAULTS);
        jobs = requireNonNullElse(jobs, JobSettings.DEFAULTS);
        garbageCollection = requireNonNullElse(garbageCollection, GarbageCollectionSettings.DEFAULTS);
        scrub = requireNonNullElse(scrub, ScrubSettings.DEFAULTS);
        advisories = requireNonNullElse(advisories, AdvisorySettings.DEFAULTS);
        scan = requireNonNullElse(scan, ScanSettings.DEFAULTS);
        gates = requireNonNullElse(gates, GateSettings.DEFAULTS);
        scanners = requireNonNullElse(scanners, ScannersSettings.DEFAULTS);
        pruning = requireNonNullElse(pruning, PruningSettings.DEFAULTS);
        provenance = requireNonNullElse(provenance, ProvenanceSettings.DEFAULTS);
        proxy = requireNonNullElse(proxy, ProxySettings.DEFAULTS);
        releases = requireNonNullElse(releases, ReleaseSettings.DEFAULTS);
        administrators = List.copyOf(requireNonNullElse(administrators, List.of()));
        organizations = List.copyOf(requireNonNullElse(organizations, List.of()));
    }

    public Settings with(ListenerSettings changed) {
        return COMPONENTS.with(this, "listener", changed);
    }

    public Settings with(StorageSettings changed) {
        return COMPONENTS.with(this, "storage", changed);
    }

    public Settings with(GarbageCollectionSettings changed) {
        return COMPONENTS.with(this, "garbageCollection", changed);
    }

    public Settings with(GateSettings changed) {
        return COMPONENTS.with(this, "gates", changed);
    }

    public Settings withOrganizations(List<OrganizationSettings> changed) {
        return COMPONENTS.with(this, "organizations", changed);
    }

    /** The same without private keys and passwords, fit to be shown or exported. */
    public Settings withoutSecrets() {
        Settings bare = COMPONENTS.with(
                COMPONENTS.with(this, "tls", TlsSettings.DEFAULTS), "scanners", scanners.withoutSecrets());
        return COMPONENTS
                .with(bare, "proxy", proxy.withoutSecret())
                .withOrganizations(organizations.stream()
                        .map(OrganizationSettings::withoutSecrets)
                        .toList());
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything under {@code unclassified: trustedRegistry:}. What is left out has the default that its own block documents.
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
        List<Member> administrators,
        List<OrganizationSettings> organizations) {
    public static final Settings DEFAULTS =
            of(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public Settings {
        administrators = List.copyOf(administrators);
        organizations = List.copyOf(organizations);
    }

    @JsonCreator
    static Settings of(
            @JsonProperty("general") @Nullable GeneralSettings general,
            @JsonProperty("listener") @Nullable ListenerSettings listener,
            @JsonProperty("tls") @Nullable TlsSettings tls,
            @JsonProperty("storage") @Nullable StorageSettings storage,
            @JsonProperty("tokens") @Nullable TokenSettings tokens,
            @JsonProperty("bundles") @Nullable BundleSettings bundles,
            @JsonProperty("trash") @Nullable TrashSettings trash,
            @JsonProperty("untagged") @Nullable UntaggedRule untagged,
            @JsonProperty("audit") @Nullable AuditSettings audit,
            @JsonProperty("webhooks") @Nullable WebhookSettings webhooks,
            @JsonProperty("jobs") @Nullable JobSettings jobs,
            @JsonProperty("garbageCollection") @Nullable GarbageCollectionSettings garbageCollection,
            @JsonProperty("scrub") @Nullable ScrubSettings scrub,
            @JsonProperty("administrators") @Nullable List<Member> administrators,
            @JsonProperty("organizations") @Nullable List<OrganizationSettings> organizations) {
        return new Settings(
                Objects.requireNonNullElse(general, GeneralSettings.DEFAULTS),
                Objects.requireNonNullElse(listener, ListenerSettings.DEFAULTS),
                Objects.requireNonNullElse(tls, TlsSettings.DEFAULTS),
                Objects.requireNonNullElse(storage, StorageSettings.DEFAULTS),
                Objects.requireNonNullElse(tokens, TokenSettings.DEFAULTS),
                Objects.requireNonNullElse(bundles, BundleSettings.DEFAULTS),
                Objects.requireNonNullElse(trash, TrashSettings.DEFAULTS),
                Objects.requireNonNullElse(untagged, UntaggedRule.KEEP),
                Objects.requireNonNullElse(audit, AuditSettings.DEFAULTS),
                Objects.requireNonNullElse(webhooks, WebhookSettings.DEFAULTS),
                Objects.requireNonNullElse(jobs, JobSettings.DEFAULTS),
                Objects.requireNonNullElse(garbageCollection, GarbageCollectionSettings.DEFAULTS),
                Objects.requireNonNullElse(scrub, ScrubSettings.DEFAULTS),
                Objects.requireNonNullElse(administrators, List.of()),
                Objects.requireNonNullElse(organizations, List.of()));
    }

    public Settings with(ListenerSettings changed) {
        return with(changed, tls, storage, garbageCollection, organizations);
    }

    public Settings with(StorageSettings changed) {
        return with(listener, tls, changed, garbageCollection, organizations);
    }

    public Settings with(GarbageCollectionSettings changed) {
        return with(listener, tls, storage, changed, organizations);
    }

    public Settings withOrganizations(List<OrganizationSettings> changed) {
        return with(listener, tls, storage, garbageCollection, changed);
    }

    /** The same without private keys, fit to be shown or exported. */
    public Settings withoutSecrets() {
        return with(listener, TlsSettings.DEFAULTS, storage, garbageCollection, organizations);
    }

    /** With those blocks that anybody ever changes. */
    private Settings with(
            ListenerSettings otherListener,
            TlsSettings otherTls,
            StorageSettings otherStorage,
            GarbageCollectionSettings otherCollection,
            List<OrganizationSettings> otherOrganizations) {
        return new Settings(
                general,
                otherListener,
                otherTls,
                otherStorage,
                tokens,
                bundles,
                trash,
                untagged,
                audit,
                webhooks,
                jobs,
                otherCollection,
                scrub,
                administrators,
                otherOrganizations);
    }
}

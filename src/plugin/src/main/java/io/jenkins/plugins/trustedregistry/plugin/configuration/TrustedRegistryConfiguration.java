// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.SaveableListener;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.events.event.SettingsChanged.Means;
import io.jenkins.plugins.trustedregistry.engine.settings.AuditSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.BundleSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.GarbageCollectionSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.GeneralSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.JobSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.ProvenanceSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.ProxySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.ReleaseSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.ScrubSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.StorageSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.TlsSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.TokenSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.TrashSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.WebhookSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.OrganizationSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.AdvisorySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScanSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannersSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import io.jenkins.plugins.trustedregistry.plugin.host.SettingChange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings in Manage Jenkins > System, and {@code unclassified: trustedRegistry:} of JCasC. Jenkins keeps them as YAML in the
 * engine's own schema. Each block has an accessor named after its key, because JCasC finds keys by accessors; a test compares
 * them with the schema.
 */
@Extension
@Symbol("trustedRegistry")
public final class TrustedRegistryConfiguration extends GlobalConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedRegistryConfiguration.class);

    // What Jenkins writes to disk; null before the first save, and where there is no secret.
    private @Nullable String text;
    private @Nullable Secret secret;

    /** Which blocks configuration as code has set since the start; nobody else calls the setters. */
    private final transient Set<String> byCode = ConcurrentHashMap.newKeySet();

    /** What the settings were before changes that are not saved yet; null: there are none. */
    private transient @Nullable Settings before;

    public TrustedRegistryConfiguration() {
        load();
    }

    /** The one of this Jenkins. */
    public static TrustedRegistryConfiguration get() {
        return ExtensionList.lookupSingleton(TrustedRegistryConfiguration.class);
    }

    /** The settings as they are configured, private key included; defaults, with a line in the log, when the file is broken. */
    public synchronized Settings settings() {
        KeptSettings kept = new KeptSettings(text == null ? "" : text, secret == null ? "" : secret.getPlainText());
        return Loader.PLUGIN.call(() -> {
            try {
                return kept.settings();
            } catch (InvalidSettingException e) {
                LOG.error("The stored settings can't be used, the defaults are: {}", e.getMessage());
                return Settings.DEFAULTS;
            }
        });
    }

    private synchronized void use(Settings changed) {
        before = before == null ? settings() : before;
        KeptSettings kept = KeptSettings.of(changed);
        text = kept.text();
        secret = kept.secret().isEmpty() ? null : Secret.fromString(kept.secret());
    }

    /** Whatever JCasC set, it sets again when it is loaded again. */
    Set<String> byCode() {
        return Set.copyOf(byCode);
    }

    /** Writes changed settings down without having the registry use them, which does so itself. */
    synchronized void keep(Settings changed) throws IOException {
        String textBefore = text;
        Secret secretBefore = secret;
        use(changed);
        try {
            getConfigFile().write(this);
        } catch (IOException e) {
            text = textBefore;
            secret = secretBefore;
            throw e;
        } finally {
            before = null;
        }
        SaveableListener.fireOnChange(this, getConfigFile());
    }

    private synchronized void set(String block, Object value) {
        byCode.add(block);
        use(Loader.PLUGIN.call(() -> KeptSettings.with(settings(), block, SettingsJson.write(value))));
    }

    /** Writes the settings down and has the registry use them. Within one change of many values, only once at its end. */
    @Override
    public synchronized void save() {
        save(Means.CODE);
    }

    private synchronized void save(Means means) {
        if (!BulkChange.contains(this)) {
            super.save();
            Settings now = settings();
            if (before != null) {
                RunningRegistry.OF_JENKINS.changed(SettingChange.byCaller(before, now, means));
            }
            before = null;
            RunningRegistry.OF_JENKINS.apply(now);
        }
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        try {
            Settings shown = settings();
            Settings wanted = Loader.PLUGIN.call(() -> {
                ObjectNode sent = FormSettings.over(shown, form.toString());
                decryptKey(sent);
                return SettingsJson.read(sent, Settings.class);
            });
            if (!wanted.equals(shown)) {
                use(wanted);
                save(Means.FORM);
            }
            return true;
        } catch (InvalidSettingException e) {
            throw new FormException("Trusted Registry: " + e.getMessage(), e, "trustedRegistry");
        }
    }

    /** The form gets the key encrypted and sends it back so, unless it was replaced. */
    private static void decryptKey(ObjectNode sent) {
        if (sent.path("tls").path("key").isTextual()) {
            ObjectNode block = (ObjectNode) sent.get("tls");
            block.put("key", Secret.fromString(block.get("key").asText()).getPlainText());
        }
    }

    @POST
    public FormValidation doCheckPublicAddress(@QueryParameter String value) {
        return FieldCheck.of(() -> new GeneralSettings(value.strip(), List.of()));
    }

    @POST
    public FormValidation doCheckPort(@QueryParameter String value) {
        return FieldCheck.of(() -> new ListenerSettings("127.0.0.1", Integer.parseInt(value.strip()), false));
    }

    // For the form.

    public String getAdministratorLines() {
        return String.join(
                "\n", settings().administrators().stream().map(Member::toString).toList());
    }

    public String getProxyLines() {
        return String.join("\n", settings().general().trustedProxies());
    }

    public @Nullable Secret getTlsKey() {
        String key = settings().tls().key();
        return key.isEmpty() ? null : Secret.fromString(key);
    }

    // The blocks, by their keys.

    public GeneralSettings getGeneral() {
        return settings().general();
    }

    public void setGeneral(GeneralSettings general) {
        set("general", general);
    }

    public ListenerSettings getListener() {
        return settings().listener();
    }

    public void setListener(ListenerSettings listener) {
        set("listener", listener);
    }

    public TlsSettings getTls() {
        return settings().tls();
    }

    public void setTls(TlsSettings tls) {
        set("tls", tls);
    }

    public StorageSettings getStorage() {
        return settings().storage();
    }

    public void setStorage(StorageSettings storage) {
        set("storage", storage);
    }

    public TokenSettings getTokens() {
        return settings().tokens();
    }

    public void setTokens(TokenSettings tokens) {
        set("tokens", tokens);
    }

    public BundleSettings getBundles() {
        return settings().bundles();
    }

    public void setBundles(BundleSettings bundles) {
        set("bundles", bundles);
    }

    public TrashSettings getTrash() {
        return settings().trash();
    }

    public void setTrash(TrashSettings trash) {
        set("trash", trash);
    }

    public UntaggedRule getUntagged() {
        return settings().untagged();
    }

    public void setUntagged(UntaggedRule untagged) {
        set("untagged", untagged);
    }

    public AuditSettings getAudit() {
        return settings().audit();
    }

    public void setAudit(AuditSettings audit) {
        set("audit", audit);
    }

    public WebhookSettings getWebhooks() {
        return settings().webhooks();
    }

    public void setWebhooks(WebhookSettings webhooks) {
        set("webhooks", webhooks);
    }

    public JobSettings getJobs() {
        return settings().jobs();
    }

    public void setJobs(JobSettings jobs) {
        set("jobs", jobs);
    }

    public GarbageCollectionSettings getGarbageCollection() {
        return settings().garbageCollection();
    }

    public void setGarbageCollection(GarbageCollectionSettings garbageCollection) {
        set("garbageCollection", garbageCollection);
    }

    public AdvisorySettings getAdvisories() {
        return settings().advisories();
    }

    public void setAdvisories(AdvisorySettings advisories) {
        set("advisories", advisories);
    }

    public ScrubSettings getScrub() {
        return settings().scrub();
    }

    public void setScrub(ScrubSettings scrub) {
        set("scrub", scrub);
    }

    public ScanSettings getScan() {
        return settings().scan();
    }

    public void setScan(ScanSettings scan) {
        set("scan", scan);
    }

    public GateSettings getGates() {
        return settings().gates();
    }

    public void setGates(GateSettings gates) {
        set("gates", gates);
    }

    public ScannersSettings getScanners() {
        return settings().scanners();
    }

    public void setScanners(ScannersSettings scanners) {
        set("scanners", scanners);
    }

    public PruningSettings getPruning() {
        return settings().pruning();
    }

    public void setPruning(PruningSettings pruning) {
        set("pruning", pruning);
    }

    public ProvenanceSettings getProvenance() {
        return settings().provenance();
    }

    public void setProvenance(ProvenanceSettings provenance) {
        set("provenance", provenance);
    }

    public ProxySettings getProxy() {
        return settings().proxy();
    }

    public void setProxy(ProxySettings proxy) {
        set("proxy", proxy);
    }

    public ReleaseSettings getReleases() {
        return settings().releases();
    }

    public void setReleases(ReleaseSettings releases) {
        set("releases", releases);
    }

    public List<Member> getAdministrators() {
        return settings().administrators();
    }

    public void setAdministrators(List<Member> administrators) {
        set("administrators", administrators);
    }

    /** Those that there are, not only those that were configured: an export gives the whole registry back, without passwords. */
    public List<OrganizationSettings> getOrganizations() {
        return RunningRegistry.OF_JENKINS
                .state()
                .registry()
                .map(Registry::export)
                .orElseGet(() -> settings().withoutSecrets())
                .organizations();
    }

    public void setOrganizations(List<OrganizationSettings> organizations) {
        set("organizations", organizations);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.PullGates;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.gate.attached.AttachedVex;
import io.jenkins.plugins.trustedregistry.engine.gate.job.Bookkeeper;
import io.jenkins.plugins.trustedregistry.engine.gate.job.Clerk;
import io.jenkins.plugins.trustedregistry.engine.gate.job.GateJobs;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.ImageWaivers;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.JudgeParts;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.SuppressionWaivers;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.key.NamedKeys;
import io.jenkins.plugins.trustedregistry.engine.gate.key.PublicKeys;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Attachments;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.LookupParts;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.SmallBlobs;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Subjects;
import io.jenkins.plugins.trustedregistry.engine.gate.outside.OutsideFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.outside.OutsideImages;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.pull.BlobGate;
import io.jenkins.plugins.trustedregistry.engine.gate.pull.PullGate;
import io.jenkins.plugins.trustedregistry.engine.gate.pull.PullParts;
import io.jenkins.plugins.trustedregistry.engine.gate.pull.Readers;
import io.jenkins.plugins.trustedregistry.engine.gate.rehearsal.Rehearsals;
import io.jenkins.plugins.trustedregistry.engine.gate.signature.CosignSignatures;
import io.jenkins.plugins.trustedregistry.engine.gate.signature.OutsideSignatures;
import io.jenkins.plugins.trustedregistry.engine.gate.store.GateTables;
import io.jenkins.plugins.trustedregistry.engine.gate.store.RecentImages;
import io.jenkins.plugins.trustedregistry.engine.gate.store.Rulebook;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Judge;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.gate.waiting.ScanWatch;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateKeySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gates, put together: for hosts in process, for the API, for promotions. Asks nobody's rights. Its calls throw {@link
 * RegistryException} where the repository, the image or the policy is not there, and {@link IOException} where an image can't be
 * judged, which must count as refused.
 */
public final class Gates {
    private final Catalog catalog;
    private final GateTables tables;
    private final Verdicts verdicts;
    private final OutsideImages outside;
    private final PullGates pulls;
    private final Rehearsals rehearsals;
    private final ScanWatch watch;
    private final GateJobs jobs;
    private final Clerk clerk;
    private final GateSettings settings;

    /** Registers its kinds of jobs, and begins to write verdicts down. */
    public Gates(GateParts parts) {
        catalog = parts.catalog();
        clerk = parts.clerk();
        settings = parts.settings();
        tables = GateTables.on(parts.database(), parts.clock());
        SmallBlobs blobs = new SmallBlobs(parts.blobs());
        Attachments attachments = new Attachments(catalog);
        Subjects subjects = new Subjects(new LookupParts(
                catalog,
                parts.scanning().tables(),
                parts.advisories(),
                blobs,
                attachments,
                new CosignSignatures(catalog.manifests(), attachments, blobs, keys(settings))));
        verdicts = new Verdicts(new JudgeParts(
                parts.database(),
                catalog.manifests(),
                parts.advisories(),
                subjects,
                tables.rulebooks(),
                waivers(new AttachedVex(catalog.manifests(), attachments, blobs, settings.vexFrom())),
                parts.clock()));
        outside = new OutsideImages(parts.advisories(), new OutsideSignatures(keys(settings)), parts.clock());
        PullParts pull = new PullParts(
                tables.rulebooks(),
                verdicts,
                new Readers(parts.access(), catalog, settings.readers()),
                catalog,
                parts.incidents(),
                parts.clock());
        pulls = new PullGates(new PullGate(pull), new BlobGate(pull));
        rehearsals =
                new Rehearsals(catalog, new RecentImages(parts.database()), parts.builds(), verdicts, parts.clock());
        Bookkeeper bookkeeper = new Bookkeeper(catalog, tables, verdicts, clerk);
        jobs = GateJobs.register(parts.jobs(), catalog, tables, bookkeeper, clerk, parts.clock());
        watch = new ScanWatch(
                parts.scanning().tables().results(), parts.scanning().jobs(), parts.jobs());
        clerk.whenScanned(watch::scanned);
        clerk.begin(catalog, tables, bookkeeper);
    }

    private static NamedKeys keys(GateSettings settings) {
        return new NamedKeys(settings.keys().stream()
                .collect(Collectors.toMap(GateKeySettings::name, each -> PublicKeys.parse(each.pem()))));
    }

    private static ImageWaivers waivers(AttachedVex vex) {
        SuppressionWaivers suppressions = new SuppressionWaivers();
        return (repository, image, situation) -> {
            List<Waiver> all = new ArrayList<>(suppressions.of(repository, image, situation));
            all.addAll(vex.of(repository, image, situation));
            return all;
        };
    }

    /** The verdict of an image under all policies that apply to it: what a pull of it is answered by. */
    public Verdict verdict(RepositoryName repository, Digest digest) throws IOException {
        Repository place = repository(repository);
        try {
            return verdicts.of(place, manifest(place, digest));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The verdict of an image that is to go to another repository: under the policies that apply here, and those that apply there. */
    public Verdict verdict(RepositoryName repository, Digest digest, RepositoryName target) throws IOException {
        Repository place = repository(repository);
        Rulebook rules = tables.rulebooks().now();
        List<StoredPolicy> both = Stream.concat(rules.applying(repository).stream(), rules.applying(target).stream())
                .distinct()
                .toList();
        return verdicts.under(place, manifest(place, digest), both);
    }

    /**
     * The verdict of an image under one policy, named as {@link Rulebook#named} says. One that is off counts as enforced: whoever
     * names it wants to know.
     */
    public Verdict verdict(RepositoryName repository, Digest digest, String policy) throws IOException {
        Repository place = repository(repository);
        List<StoredPolicy> alone = List.of(named(policy, Optional.of(repository)));
        return verdicts.under(place, manifest(place, digest), alone);
    }

    /**
     * The verdict once there is one: at once where the image was scanned before, else when its scan has ended; one is asked for where
     * none waits or runs. Completes on the thread of the scan: go on elsewhere. It fails as {@link #verdict} does. In memory only, so
     * whoever waits across a restart asks again after it; and says for how long it waits.
     *
     * @param policy empty: all that apply
     * @param requestedBy who asks for the scan, as lists show it
     */
    public CompletableFuture<Verdict> whenJudged(
            RepositoryName repository, Digest digest, Optional<String> policy, String requestedBy) {
        Repository place = repository(repository);
        manifest(place, digest);
        return watch.settled(place, digest, requestedBy).thenApply(done -> {
            try {
                return policy.isPresent() ? verdict(repository, digest, policy.get()) : verdict(repository, digest);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * The verdict of an image that is not in the registry: another registry's, or one in a folder or archive.
     *
     * @param as the repository it is meant for, so that what holds there holds; empty: only what holds in the whole registry
     * @param tag the tag it is meant for
     * @param policy empty: all that apply
     */
    public Verdict judge(OutsideFacts image, Optional<RepositoryName> as, Optional<Tag> tag, Optional<String> policy) {
        Rulebook rules = tables.rulebooks().now();
        List<StoredPolicy> policies = policy.isPresent()
                ? List.of(named(policy.get(), as))
                : rules.policies().stream()
                        .filter(each -> each.policy().mode() != Mode.OFF)
                        .filter(each -> as.map(each.policy().scope()::covers)
                                .orElse(each.policy().scope().text().isEmpty()))
                        .toList();
        return Judge.judge(outside.subject(image, as, tag), policies, rules.waivers());
    }

    /** Every policy there is. */
    public List<StoredPolicy> policies() {
        return tables.policies().list();
    }

    private StoredPolicy named(String name, Optional<RepositoryName> repository) {
        StoredPolicy stored = tables.rulebooks()
                .now()
                .named(name, repository)
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.NAME_UNKNOWN,
                        "There is no policy '" + Shown.of(name) + "' that holds in "
                                + repository.map(RepositoryName::name).orElse("the whole registry")
                                + ": list the policies to see which there are.",
                        Map.of("policy", Shown.of(name))));
        Policy policy = stored.policy();
        return policy.mode() == Mode.OFF
                ? new StoredPolicy(policy.in(Mode.ENFORCE), stored.version(), stored.changedAt(), stored.changedBy())
                : stored;
    }

    private Repository repository(RepositoryName name) {
        return catalog.repositories()
                .find(name)
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.NAME_UNKNOWN, "There is no repository " + name + ", or not any more."));
    }

    private StoredManifest manifest(Repository repository, Digest digest) {
        return catalog.manifests()
                .find(repository.id(), digest)
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.MANIFEST_UNKNOWN,
                        "Repository " + repository.name() + " has no manifest " + digest + "."));
    }

    /** The checks before pulls. */
    public PullGates pulls() {
        return pulls;
    }

    /** To be told of pushes. */
    public DistributionListener listener() {
        return clerk;
    }

    /** Has verdicts written down anew after something was said that concerns many images. */
    public void round(String requestedBy) {
        jobs.round(requestedBy);
    }

    /** Takes up what an earlier process has left; to be called when everybody listens who wants to be told. */
    public void resume() {
        clerk.takeUp();
    }

    public Rehearsals rehearsals() {
        return rehearsals;
    }

    /** What is kept. */
    public GateTables tables() {
        return tables;
    }

    /** What stands in the settings: keys, and whom they name. */
    public GateSettings settings() {
        return settings;
    }
}

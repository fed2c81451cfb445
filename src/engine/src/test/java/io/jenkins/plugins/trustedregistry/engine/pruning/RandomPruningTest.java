// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.AdvisoryFolder;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildMark;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletion;
import io.jenkins.plugins.trustedregistry.engine.deletion.TestDeletion;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.Pulls;
import io.jenkins.plugins.trustedregistry.engine.facts.EvidenceTable;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.facts.FactParts;
import io.jenkins.plugins.trustedregistry.engine.facts.KnownBuilds;
import io.jenkins.plugins.trustedregistry.engine.facts.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobLimits;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PruningPlan;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PruningPlan.Fate;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PruningPolicy;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataAges;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summaries;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tags and policies against a model that says in plain Java what should go. What the plan says goes, and nothing else; and all of
 * it comes back.
 */
class RandomPruningTest {
    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
    private static final MediaType CONFIG = MediaType.parse("application/vnd.oci.image.config.v1+json");
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    private Path folder;

    private final Map<Reference, Pulls> pulls = new HashMap<>();
    private final KnownBuilds builds = new KnownBuilds();
    private Instant now = START;

    /** A tag as the model sees it. */
    private record Seen(
            String name, Digest digest, Instant updated, Instant pulled, Set<BuildMark> marks, boolean built) {}

    /** A criterion, and what it means in plain Java. */
    private record Meant(String text, Predicate<Seen> means) {}

    private List<Meant> criteria() {
        return List.of(
                new Meant("tag starts with pr-", tag -> tag.name().startsWith("pr-")),
                new Meant(
                        "tag not one of v1, v2, v3",
                        tag -> !Set.of("v1", "v2", "v3").contains(tag.name())),
                new Meant("tag matches (v|pr-)[0-9]+", tag -> tag.name().matches("(v|pr-)[0-9]+")),
                new Meant("updated before 5 days ago", tag -> tag.updated().isBefore(now.minus(DAY.multipliedBy(5)))),
                new Meant("updated after 8d", tag -> tag.updated().isAfter(now.minus(DAY.multipliedBy(8)))),
                new Meant("pulled before 3 days ago", tag -> tag.pulled().isBefore(now.minus(DAY.multipliedBy(3)))),
                new Meant(
                        "build is not kept", tag -> tag.built() && !tag.marks().contains(BuildMark.KEPT)),
                new Meant("build is branch-alive", tag -> tag.marks().contains(BuildMark.BRANCH_ALIVE)),
                new Meant("critical = 0", tag -> false), // never scanned
                new Meant("critical > 0", tag -> false));
    }

    @RepeatedTest(60)
    void whatTheModelSaysGoesAndNothingElseAndAllOfItComesBack(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition() * 7919L);
        Catalog catalog = Catalog.on(database, () -> now);
        Deletion deletion =
                TestDeletion.over(database, catalog, Accounts.on(database, FakeDirectory.empty()), () -> now);
        ImmutableTags immutable = new ImmutableTags(
                new TagPatterns(List.of("v?", "pr-1*").subList(0, random.nextInt(3))), random.nextInt(2) * 6);
        Repository repository = catalog.repositories()
                .create(new Repository(
                        0,
                        RepositoryName.parse("technology/test"),
                        Repository.Visibility.PRIVATE,
                        "",
                        Repository.ScanMode.MANUALLY,
                        START,
                        "alice"))
                .orElseThrow();
        Map<String, Seen> tags = tags(random, catalog, repository);
        assertThat(catalog.rules().set(repository.id(), new RepositoryRules(immutable, Optional.empty())))
                .isTrue();
        now = START.plus(DAY.multipliedBy(12));
        pulled(random, tags);
        try (Generations advisories = Generations.open(new AdvisoryFolder(folder.resolve("advisories")));
                Jobs jobs = Jobs.open(database, folder, JobLimits.DEFAULTS, () -> now, () -> now)) {
            ScanTables scans = ScanTables.on(database, () -> now);
            Pruning pruning = new Pruning(new PruningParts(
                    database,
                    catalog,
                    new FactGatherer(new FactParts(
                            new Summaries(scans.results(), new DataAges(advisories)),
                            scans.contents(),
                            (id, references) -> pulls,
                            builds,
                            builds.worth(),
                            Verdicts.NONE,
                            new EvidenceTable(database, () -> now),
                            () -> now)),
                    deletion.deletions(),
                    builds,
                    jobs,
                    (event, actor) -> {},
                    PruningSettings.DEFAULTS,
                    () -> now));
            Map<String, String> expected = expected(random, pruning, repository, immutable, tags);
            Map<String, Digest> before = held(catalog, repository);

            PruningPlan plan = pruning.pruner().plan(repository);

            Map<String, String> planned = new TreeMap<>();
            plan.steps()
                    .forEach(step -> planned.put(step.tag().name(), step.fate().toString()));
            assertThat(planned).isEqualTo(expected);
            assertThat(plan.steps()).allMatch(step -> step.reason().endsWith("."));
            assertThat(held(catalog, repository)).as("a plan changes nothing").isEqualTo(before);

            jobs.start();
            Job job = jobs.awaitEnd(pruning.jobs().run(repository, "alice").id());

            assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
            Set<String> gone = new TreeSet<>();
            plan.pruned().forEach(step -> gone.add(step.tag().name()));
            Set<String> left = new TreeSet<>(before.keySet());
            left.removeAll(gone);
            assertThat(held(catalog, repository).keySet()).isEqualTo(left);
            assertThat(gone).noneMatch(name -> isImmutable(immutable, tags.get(name)));

            comesBack(catalog, deletion, repository, plan, before);
        }
    }

    private void comesBack(
            Catalog catalog, Deletion deletion, Repository repository, PruningPlan plan, Map<String, Digest> before) {
        List<TrashEntry> entries = catalog.trash().list(new Trash.Scope.All(), "", 1000);
        assertThat(entries).hasSize(plan.pruned().size());
        assertThat(entries)
                .allMatch(entry ->
                        entry.reason().length() > 10 && entry.deletedBy().equals("registry"));
        entries.forEach(entry -> assertThat(deletion.undo().restore(entry, Optional.empty(), "alice"))
                .isPresent());
        assertThat(held(catalog, repository)).isEqualTo(before);
    }

    private static Map<String, Digest> held(Catalog catalog, Repository repository) {
        Map<String, Digest> held = new TreeMap<>();
        catalog.tags()
                .details(repository.id(), "", 1000)
                .forEach(tag -> held.put(tag.tag().name(), tag.manifest().digest()));
        return held;
    }

    private Map<String, Seen> tags(Random random, Catalog catalog, Repository repository) {
        Map<String, Seen> tags = new TreeMap<>();
        Map<Integer, Digest> images = new HashMap<>();
        Map<Digest, Set<BuildMark>> worth = new HashMap<>();
        int count = 5 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            now = START.plusSeconds((long) (random.nextDouble() * 12 * 86_400));
            String name = (random.nextBoolean() ? "v" : "pr-") + random.nextInt(20);
            int image = random.nextInt(15);
            Digest digest = push(catalog, repository, "image" + image, name);
            if (images.put(image, digest) == null) {
                int kind = random.nextInt(4);
                if (kind == 0) {
                    worth.put(digest, Set.of(BuildMark.KEPT, BuildMark.THERE));
                } else if (kind == 1) {
                    worth.put(digest, Set.of(BuildMark.BRANCH_ALIVE));
                } else if (kind == 2) {
                    worth.put(digest, Set.of());
                }
                if (worth.containsKey(digest)) {
                    builds.add(digest, worth.get(digest));
                }
            }
        }
        catalog.tags().details(repository.id(), "", 1000).forEach(tag -> {
            Digest digest = tag.manifest().digest();
            tags.put(
                    tag.tag().name(),
                    new Seen(
                            tag.tag().name(),
                            digest,
                            tag.taggedAt(),
                            tag.taggedAt(),
                            worth.getOrDefault(digest, Set.of()),
                            worth.containsKey(digest)));
        });
        return tags;
    }

    private Digest push(Catalog catalog, Repository repository, String content, String tag) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Descriptor config = Descriptor.of(CONFIG, Digest.of(bytes), bytes.length);
        catalog.blobs().link(repository.id(), config.digest(), config.size());
        ManifestText manifest = ManifestText.image(config);
        catalog.manifests()
                .put(
                        repository.id(),
                        new StoredManifest(manifest.digest(), MediaType.OCI_MANIFEST, manifest.bytes()),
                        manifest.parsed(),
                        List.of(Tag.parse(tag)),
                        "alice");
        return manifest.digest();
    }

    private void pulled(Random random, Map<String, Seen> tags) {
        for (Seen tag : List.copyOf(tags.values())) {
            if (random.nextInt(3) == 0) {
                Instant at = now.minusSeconds(random.nextInt(6 * 86_400));
                pulls.put(Tag.parse(tag.name()), new Pulls(1, at, "somebody"));
                tags.put(
                        tag.name(),
                        new Seen(
                                tag.name(),
                                tag.digest(),
                                tag.updated(),
                                at.isAfter(tag.updated()) ? at : tag.updated(),
                                tag.marks(),
                                tag.built()));
            }
        }
    }

    /** One policy as the model sees it. */
    private record Modelled(List<Meant> criteria, List<Meant> protect, int keep) {
        boolean removes() {
            return !criteria.isEmpty() || keep > 0;
        }
    }

    private Map<String, String> expected(
            Random random, Pruning pruning, Repository repository, ImmutableTags immutable, Map<String, Seen> tags) {
        List<Modelled> modelled = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Modelled policy = new Modelled(some(random, 3), some(random, 2), random.nextInt(3) * random.nextInt(4));
            if (!policy.removes() && policy.protect().isEmpty()) {
                continue;
            }
            modelled.add(policy);
            Scope scope = random.nextBoolean()
                    ? new Scope.OfRepository(repository.id())
                    : new Scope.OfNamespace(NamespaceName.parse("technology"));
            assertThat(pruning.policies()
                            .add(
                                    scope,
                                    new PruningPolicy(
                                            UUID.randomUUID().toString(),
                                            RuleName.parse("p" + i),
                                            texts(policy.criteria()),
                                            texts(policy.protect()),
                                            policy.keep(),
                                            true,
                                            "alice",
                                            now)))
                    .isTrue();
        }
        if (random.nextInt(4) == 0) {
            int most = 1 + random.nextInt(10);
            pruning.limits().set(repository.id(), most);
            modelled.add(new Modelled(List.of(), List.of(), most));
        }
        Map<String, String> expected = new TreeMap<>();
        tags.values()
                .forEach(tag -> expected.put(
                        tag.name(), fate(tag, modelled, immutable, tags).toString()));
        return expected;
    }

    private List<Meant> some(Random random, int most) {
        List<Meant> all = new ArrayList<>(criteria());
        java.util.Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(most + 1));
    }

    private static Criteria texts(List<Meant> meant) {
        return Criteria.parse(meant.stream().map(Meant::text).toList());
    }

    private Fate fate(Seen tag, List<Modelled> policies, ImmutableTags immutable, Map<String, Seen> tags) {
        boolean wanted = policies.stream().anyMatch(policy -> removes(policy, tag, tags));
        if (!wanted) {
            return Fate.KEEP;
        }
        if (isImmutable(immutable, tag)) {
            return Fate.IMMUTABLE;
        }
        boolean guarded = policies.stream()
                .anyMatch(policy ->
                        policy.protect().stream().anyMatch(each -> each.means().test(tag)));
        return guarded ? Fate.PROTECTED : Fate.PRUNE;
    }

    private static boolean removes(Modelled policy, Seen tag, Map<String, Seen> tags) {
        boolean matches = policy.removes()
                && policy.criteria().stream().allMatch(each -> each.means().test(tag));
        List<Seen> group = tags.values().stream()
                .filter(each -> policy.criteria().stream()
                        .filter(criterion -> criterion.text().startsWith("tag "))
                        .allMatch(criterion -> criterion.means().test(each)))
                .sorted(Comparator.comparing(Seen::updated)
                        .thenComparing(Seen::name)
                        .reversed())
                .toList();
        int rank = group.indexOf(tag);
        return matches && rank >= policy.keep();
    }

    private boolean isImmutable(ImmutableTags rule, Seen tag) {
        boolean named = rule.patterns().matching(Tag.parse(tag.name())).isPresent();
        boolean over = rule.days() > 0 && !now.isBefore(tag.updated().plus(DAY.multipliedBy(rule.days())));
        return named && !over;
    }
}

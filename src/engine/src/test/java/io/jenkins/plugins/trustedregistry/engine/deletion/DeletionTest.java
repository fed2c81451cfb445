// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Grant;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.Team;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.SqlRobots;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobLimits;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeletionTest {
    private static final NamespaceName TECHNOLOGY = NamespaceName.parse("technology");
    private static final Tag V1 = Tag.parse("v1");
    private static final Order ASKED = Order.request("alice", "192.0.2.1", "tidying up", false);
    private static final Order FOR_GOOD = Order.request("alice", "192.0.2.1", "", true);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private final List<String> news = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private Catalog catalog;
    private Accounts accounts;
    private Robots robots;
    private Deletion deletion;
    private Repository repository;

    @BeforeEach
    void open() {
        catalog = Catalog.on(database, () -> now);
        accounts = Accounts.on(database, FakeDirectory.empty().with("alice"));
        robots = new SqlRobots(database, () -> now, new SecureRandom(), Runnable::run, accounts.memberships()::forget);
        deletion = TestDeletion.over(database, catalog, accounts, () -> now, new Diary(news));
        accounts.organizations().create(new Organization(TECHNOLOGY, "builders", true, Set.of(Member.user("alice"))));
        repository = repository("technology/test");
    }

    @Test
    void tellsOfEverythingItDoes() {
        Digest digest = push("x", "v1", "v2");
        deletion.deletions().tag(repository, V1, ASKED);
        deletion.undo().restore(latest(), Optional.empty(), "bob");
        deletion.undo().rollBack(repository, V1, digest, "bob");
        deletion.deletions().manifest(repository, digest, ASKED);
        deletion.undo().purge(latest(), "bob");
        deletion.deletions().repository(repository, ASKED);
        deletion.deletions().organization(TECHNOLOGY, false, FOR_GOOD);

        assertThat(news)
                .containsExactly(
                        "tag v1 of technology/test deleted by alice: tidying up",
                        "tag technology/test:v1 restored by bob",
                        "tag v1 rolled back by bob",
                        "manifest of technology/test deleted by alice",
                        "manifest technology/test@" + digest + " purged by bob",
                        "technology/test deleted by alice",
                        "technology deleted by alice with 0");
    }

    @Test
    void tellsOfATagAndOfTheImageThatWentWithIt() {
        Digest digest = push("x", "v1");

        DeletedImage gone = deletion.deletions().image(repository, V1, ASKED).orElseThrow();

        assertThat(gone.image().manifests()).containsExactly(digest);
        assertThat(gone.until()).contains(latest().until());
        assertThat(news)
                .containsExactly(
                        "tag v1 of technology/test deleted by alice: tidying up",
                        "manifest of technology/test deleted by alice");
        assertThat(deletion.deletions().image(repository, V1, ASKED)).isEmpty();
        assertThat(deletion.deletions().imageOf(repository, V1, ASKED)).isEmpty();
    }

    @Test
    void tellsNothingOfWhatWasNotThere() {
        assertThat(deletion.deletions().tag(repository, V1, ASKED)).isFalse();
        assertThat(deletion.deletions().organization(NamespaceName.parse("none"), true, ASKED))
                .isEmpty();
        assertThat(news).isEmpty();
    }

    @Test
    void removesForGoodWhatIsOrderedSo() {
        push("x", "v1");
        deletion.deletions().repository(repository, FOR_GOOD);

        assertThat(catalog.trash().list(new Trash.Scope.All(), "", 10)).isEmpty();
    }

    @Test
    void refusesAnOrganizationWithRepositoriesUntilTheyMayGoWithIt() {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> deletion.deletions().organization(TECHNOLOGY, false, ASKED))
                .withMessageContaining("ask for them to be deleted with it");

        assertThat(deletion.deletions().organization(TECHNOLOGY, true, ASKED)).isEqualTo(OptionalInt.of(1));
        assertThat(accounts.organizations().find(TECHNOLOGY)).isEmpty();
    }

    @Test
    void restoresAnOrganizationWithTeamsGrantsRobotsAndRepositories() {
        Digest digest = push("x", "v1");
        RobotName ci = RobotName.parse("technology+ci");
        Robots.Created robot = robots.create(ci, "builds", "alice", Optional.of(now.plus(Duration.ofDays(90))));
        TeamName devs = TeamName.parse("technology/devs");
        Team team = new Team(devs, "those who push", Set.of(Member.user("alice"), ci.member()));
        accounts.teams().create(team);
        Grant grant = new Grant(devs, repository.name(), Role.READ_WRITE);
        accounts.grants().put(grant);
        Organization before = accounts.organizations().find(TECHNOLOGY).orElseThrow();

        deletion.deletions().organization(TECHNOLOGY, true, ASKED);
        assertThat(robots.find(ci)).isEmpty();
        assertThat(accounts.teams().find(devs)).isEmpty();
        Restored restored =
                deletion.undo().restore(latest(), Optional.empty(), "bob").orElseThrow();

        assertThat(restored.repositories()).isEqualTo(1);
        assertThat(accounts.organizations().find(TECHNOLOGY)).contains(before);
        assertThat(accounts.teams().find(devs)).contains(team);
        assertThat(accounts.grants().find(devs, repository.name())).contains(grant);
        assertThat(robots.find(ci)).contains(robot.robot());
        assertThat(((SqlRobots) robots).open(ci.toString(), robot.secret())).isPresent();
        assertThat(catalog.tags().resolve(repository.id(), V1)).contains(digest);
        assertThat(catalog.trash().list(new Trash.Scope.All(), "", 10)).isEmpty();
    }

    @Test
    void refusesAnOrganizationWhoseNameIsTakenAndChangesNothing() {
        deletion.deletions().organization(TECHNOLOGY, true, ASKED);
        accounts.organizations().create(new Organization(TECHNOLOGY, "others", false, Set.of()));

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> deletion.undo().restore(latest(), Optional.empty(), "bob"))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(409));

        assertThat(accounts.organizations().find(TECHNOLOGY).orElseThrow().description())
                .isEqualTo("others");
        assertThat(latest().kind()).isEqualTo(TrashEntry.Kind.NAMESPACE);
        assertThat(catalog.repositories().find(repository.name())).isEmpty();
    }

    @Test
    void anImmutableTagKeepsTheWholeOrganizationAsItWas() {
        push("x", "v1");
        robots.create(RobotName.parse("technology+ci"), "", "alice", Optional.empty());
        rules(new RepositoryRules(new ImmutableTags(new TagPatterns(List.of("*")), 0), Optional.empty()));

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> deletion.deletions().organization(TECHNOLOGY, true, FOR_GOOD))
                .withMessageContaining("The tag v1 is immutable");

        assertThat(accounts.organizations().find(TECHNOLOGY)).isPresent();
        assertThat(robots.find(RobotName.parse("technology+ci"))).isPresent();
        assertThat(catalog.tags().resolve(repository.id(), V1)).isPresent();
        assertThat(news).isEmpty();
    }

    @Test
    void purgesWhatIsDueAndForgetsOldMovements() {
        push("x", "v1");
        deletion.deletions().tag(repository, V1, ASKED);
        now = now.plus(Duration.ofDays(6));
        push("y", "v2");
        deletion.deletions().tag(repository, Tag.parse("v2"), ASKED);
        assertThat(deletion.purge().run(() -> false)).isEqualTo(new TrashPurge.Purged(0, 0));

        now = now.plus(Duration.ofDays(1));
        assertThat(deletion.purge().run(() -> true)).isEqualTo(new TrashPurge.Purged(0, 0));
        assertThat(deletion.purge().run(() -> false)).isEqualTo(new TrashPurge.Purged(1, 0));

        now = now.plus(Duration.ofDays(24));
        assertThat(deletion.purge().run(() -> false)).isEqualTo(new TrashPurge.Purged(1, 2));
    }

    @Test
    void purgesAnOrganizationWithItsRepositories() {
        push("x", "v1");
        deletion.deletions().organization(TECHNOLOGY, true, ASKED);
        now = now.plus(Duration.ofDays(7));

        deletion.purge().run(() -> false);

        for (String table : List.of("any_repository", "any_manifest", "manifest_reference", "trash_entry", "robot")) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void collectsUntaggedManifestsByTheRuleAndTheyCanBeRestored() {
        Digest old = push("old", "v1");
        Digest young = push("new", "v1");
        rules(new RepositoryRules(ImmutableTags.NONE, Optional.of(new UntaggedRule(10))));
        now = now.plus(Duration.ofDays(10));
        UntaggedPlan plan = deletion.untagged().plan(repository);
        assertThat(plan.steps()).extracting(UntaggedPlan.Step::digest).containsExactly(old);
        assertThat(catalog.manifests().find(repository.id(), old)).isPresent();

        assertThat(deletion.untagged().run(() -> false)).isEqualTo(1);

        assertThat(catalog.manifests().find(repository.id(), old)).isEmpty();
        assertThat(catalog.manifests().find(repository.id(), young)).isPresent();
        assertThat(latest().reason()).startsWith("No tag and no index has led to it since");
        deletion.undo().restore(latest(), Optional.empty(), "bob");
        assertThat(catalog.manifests().find(repository.id(), old)).isPresent();
    }

    @Test
    void bothWorksRunAsJobs(@TempDir Path folder) throws InterruptedException {
        push("old", "v1");
        push("new", "v1");
        rules(new RepositoryRules(ImmutableTags.NONE, Optional.of(new UntaggedRule(1))));
        now = now.plus(Duration.ofDays(30));
        try (Jobs jobs = Jobs.open(database, folder, JobLimits.DEFAULTS, () -> now, () -> now)) {
            DeletionJobs.register(deletion, jobs);
            jobs.start();

            assertThat(run(jobs, DeletionJobs.UNTAGGED)).containsEntry("manifests", 1L);
            assertThat(run(jobs, DeletionJobs.PURGE)).containsEntry("entries", 0L);
            now = now.plus(Duration.ofDays(7));
            assertThat(run(jobs, DeletionJobs.PURGE)).containsEntry("entries", 1L);
        }
    }

    private static Map<String, Long> run(Jobs jobs, String kind) throws InterruptedException {
        Job ended = jobs.awaitEnd(
                jobs.submit(new JobRequest(kind, Map.of(), "alice")).id());
        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        return ended.outcome().figures();
    }

    @Test
    void leavesWhatWasTaggedOrPushedAfterThePlan() {
        Digest tagged = push("tagged");
        Digest pushed = push("pushed");
        rules(new RepositoryRules(ImmutableTags.NONE, Optional.of(new UntaggedRule(1))));
        now = now.plus(Duration.ofDays(30));
        UntaggedPlan plan = deletion.untagged().plan(repository);
        assertThat(plan.steps()).hasSize(2);
        push("tagged", "v1");
        push("pushed");

        assertThat(deletion.untagged().execute(repository, plan, () -> false)).isZero();

        assertThat(catalog.manifests().find(repository.id(), tagged)).isPresent();
        assertThat(catalog.manifests().find(repository.id(), pushed)).isPresent();
    }

    private Repository repository(String name) {
        return catalog.repositories()
                .create(new Repository(
                        0,
                        RepositoryName.parse(name),
                        Repository.Visibility.PRIVATE,
                        "",
                        Repository.ScanMode.MANUALLY,
                        now,
                        "alice"))
                .orElseThrow();
    }

    private Digest push(String content, String... tags) {
        ManifestText image = ManifestText.index().annotation("content", content);
        catalog.manifests()
                .put(
                        repository.id(),
                        new StoredManifest(image.digest(), image.type(), image.bytes()),
                        image.parsed(),
                        List.of(tags).stream().map(Tag::parse).toList(),
                        "alice");
        return image.digest();
    }

    private void rules(RepositoryRules rules) {
        assertThat(catalog.rules().set(repository.id(), rules)).isTrue();
    }

    private TrashEntry latest() {
        return catalog.trash().list(new Trash.Scope.All(), "", 1).get(0);
    }

    private int rows(String table) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }

    /** Writes down what it is told. */
    private record Diary(List<String> lines) implements DeletionListener {
        @Override
        public void tagDeleted(Repository repository, Tag tag, Order order) {
            lines.add("tag " + tag + " of " + repository.name() + " deleted by " + order.by() + ": " + order.reason());
        }

        @Override
        public void manifestDeleted(Repository repository, Digest digest, Order order) {
            lines.add("manifest of " + repository.name() + " deleted by " + order.by());
        }

        @Override
        public void repositoryDeleted(Repository repository, Order order) {
            lines.add(repository.name() + " deleted by " + order.by());
        }

        @Override
        public void organizationDeleted(NamespaceName name, int repositories, Order order) {
            lines.add(name + " deleted by " + order.by() + " with " + repositories);
        }

        @Override
        public void restored(TrashEntry entry, Restored restored, String by) {
            lines.add(entry.title() + " restored by " + by);
        }

        @Override
        public void tagRolledBack(Repository repository, Tag tag, Digest digest, String by) {
            lines.add("tag " + tag + " rolled back by " + by);
        }

        @Override
        public void purged(TrashEntry entry, String by) {
            lines.add(entry.title() + " purged by " + by);
        }
    }
}

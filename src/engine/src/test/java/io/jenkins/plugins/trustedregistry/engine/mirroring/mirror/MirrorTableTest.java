// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.SomeRepository;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MirrorTableTest {
    private static final RepositoryName NAME = RepositoryName.parse("technology/test");
    private static final RuleName OUT = new RuleName("out");
    private static final LastRun RUN =
            new LastRun(TestMirror.MADE, MirrorOutcome.REFUSED, "A gate stands against it.", 7);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    private Path keys;

    private Catalog catalog;
    private MirrorTable table;
    private long repository;

    @BeforeEach
    void open() {
        catalog = Catalog.on(database, () -> TestMirror.MADE);
        table = new MirrorTable(database, catalog.repositories());
        repository = SomeRepository.in(catalog, NAME, TestMirror.MADE).id();
    }

    @Test
    void keepsAMirrorAsItIs() {
        Mirror out = TestMirror.of("1", "out", MirrorDirection.PUSH);
        Mirror in = TestMirror.of("2", "in", MirrorDirection.POLL);

        assertThat(table.add(repository, out)).isTrue();
        assertThat(table.add(repository, in)).isTrue();
        database.reopen();

        assertThat(table.list(repository)).containsExactly(in, out);
        assertThat(table.find(repository, OUT)).contains(out);
        assertThat(table.find("2").orElseThrow().repository().name()).isEqualTo(NAME);
    }

    @Test
    void aRepositoryHasOneMirrorOfAName() {
        table.add(repository, TestMirror.of("1", "out", MirrorDirection.PUSH));

        assertThat(table.add(repository, TestMirror.of("2", "out", MirrorDirection.POLL)))
                .isFalse();
        assertThat(table.find(repository, OUT).orElseThrow().id()).isEqualTo("1");
    }

    @Test
    void howItWentStaysWhenItIsChanged() {
        Mirror out = TestMirror.of("1", "out", MirrorDirection.PUSH);
        table.add(repository, out);
        table.ran("1", RUN);

        Mirror changed = out.changed(
                TestMirror.wish("renamed", MirrorDirection.PUSH, List.of()),
                Optional.of(new SealedPassword("closed")),
                Optional.empty(),
                TestMirror.MADE.plusSeconds(9));
        assertThat(table.change(changed)).isTrue();

        Mirror kept = table.find(repository, new RuleName("renamed")).orElseThrow();
        assertThat(kept.lastRun()).contains(RUN);
        assertThat(kept.wish()).isEqualTo(changed.wish());
        assertThat(kept.owner()).isEmpty();
        assertThat(kept.password()).contains(new SealedPassword("closed"));
    }

    @Test
    void whatIsGoneCanBeNeitherChangedNorRemoved() {
        Mirror out = TestMirror.of("1", "out", MirrorDirection.PUSH);
        table.add(repository, out);

        assertThat(table.remove("1")).isTrue();
        assertThat(table.remove("1")).isFalse();
        assertThat(table.change(out)).isFalse();
        table.ran("1", RUN);
        assertThat(table.list(repository)).isEmpty();
    }

    @Test
    void theMirrorsOfARepositoryLieInTheTrashWithItAndDoNotPollThere() {
        table.add(repository, TestMirror.of("1", "in", MirrorDirection.POLL));
        table.add(repository, TestMirror.of("2", "out", MirrorDirection.PUSH));
        assertThat(table.polling()).extracting(each -> each.mirror().id()).containsExactly("1");

        catalog.removals()
                .repository(
                        NAME,
                        new Removal(
                                "alice",
                                Removal.Cause.REQUEST,
                                "",
                                Optional.of(TestMirror.MADE.plus(Duration.ofDays(7)))));
        assertThat(table.polling()).isEmpty();
        assertThat(table.find("2")).isEmpty();

        String entry = catalog.trash().list(new Trash.Scope.All(), "", 9).get(0).id();
        catalog.trash().restore(entry, Optional.of("technology/other"), "alice");
        assertThat(table.polling().get(0).repository().name()).hasToString("technology/other");
        assertThat(table.list(repository)).hasSize(2);
    }

    @Test
    void aPasswordIsSealedForItsMirrorWithAKeyBesideTheDatabase() {
        MirrorPasswords passwords = new MirrorPasswords(keys, new SecureRandom());
        SealedPassword closed = passwords.seal(new RemotePassword("Geheim1"), "1");
        Mirror out = TestMirror.of("1", "out", MirrorDirection.PUSH);
        Mirror mine = out.changed(out.wish(), Optional.of(closed), out.owner(), out.changedAt());
        table.add(repository, mine);

        assertThat(closed.text()).doesNotContain("Geheim1");
        assertThat(mine.toString()).doesNotContain("Geheim1").doesNotContain(closed.text());
        Mirror kept = table.find(repository, OUT).orElseThrow();
        assertThat(new MirrorPasswords(keys, new SecureRandom()).open(kept)).contains(new RemotePassword("Geheim1"));
        Mirror another = TestMirror.of("2", "x", MirrorDirection.PUSH);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> passwords.open(
                        another.changed(another.wish(), Optional.of(closed), another.owner(), another.changedAt())))
                .withMessageContaining("keys/mirrors.key");
    }

    @Test
    void aPasswordBelongsToAUser() {
        Mirror out = TestMirror.of("1", "out", MirrorDirection.PUSH);
        var remote = new Remote(out.remote().registry(), out.remote().repository(), "", "");
        var anonymous = new MirrorWish(
                out.name(), out.direction(), remote, out.selection(), out.wish().occasions(), true);

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() ->
                        out.changed(anonymous, Optional.of(new SealedPassword("closed")), out.owner(), out.changedAt()))
                .withMessageContaining("give both, or neither");
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Occasions;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Selection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;

/** The table {@code mirror}. */
public final class MirrorTable {
    private final Database database;
    private final Repositories repositories;

    public MirrorTable(Database database, Repositories repositories) {
        this.database = database;
        this.repositories = repositories;
    }

    /** A repository's mirrors, by name. */
    public List<Mirror> list(long repositoryId) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM mirror WHERE repository_id = :repository ORDER BY name")
                        .bind("repository", repositoryId)
                        .map((row, context) -> MirrorRow.read(row))
                        .list());
    }

    public Optional<Mirror> find(long repositoryId, RuleName name) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM mirror WHERE repository_id = :repository AND name = :name")
                        .bind("repository", repositoryId)
                        .bind("name", name.text())
                        .map((row, context) -> MirrorRow.read(row))
                        .findFirst());
    }

    /** A mirror and the repository it belongs to now; empty when one of them is gone, or lies in the trash. */
    public Optional<PlacedMirror> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM mirror WHERE id = :id")
                        .bind("id", id)
                        .map((row, context) -> MirrorRow.of(row))
                        .findFirst())
                .flatMap(this::placed);
    }

    /** All that poll by themselves; those of repositories in the trash don't. */
    public List<PlacedMirror> polling() {
        return database
                .read(handle -> handle.createQuery(
                                "SELECT * FROM mirror WHERE active AND direction = :poll AND schedule <> '' ORDER BY id")
                        .bind("poll", MirrorDirection.POLL.name())
                        .map((row, context) -> MirrorRow.of(row))
                        .list())
                .stream()
                .flatMap(row -> placed(row).stream())
                .toList();
    }

    private Optional<PlacedMirror> placed(MirrorRow row) {
        return repositories.find(row.repositoryId()).map(repository -> new PlacedMirror(repository, row.mirror()));
    }

    /** Adds a mirror; false when there is one of its name. */
    public boolean add(long repositoryId, Mirror mirror) {
        return database.write(handle -> bound(handle.createUpdate("""
                                                INSERT INTO mirror (id, repository_id, name, direction, registry, remote, username,
                                                  password, authorities, template, time_zone, criteria, triggers, schedule,
                                                  referrers, overwrite, active, owner, changed_at)
                                                VALUES (:id, :repository, :name, :direction, :registry, :remote, :username,
                                                  :password, :authorities, :template, :zone, :criteria, :triggers, :schedule,
                                                  :referrers, :overwrite, :active, :owner, :at)
                                                ON CONFLICT (repository_id, name) DO NOTHING"""), mirror)
                        .bind("repository", repositoryId)
                        .execute()
                > 0);
    }

    /** Changes a mirror, but not how it went last; false when it is gone. */
    public boolean change(Mirror mirror) {
        return database.write(handle -> bound(handle.createUpdate("""
                                    UPDATE mirror SET name = :name, direction = :direction, registry = :registry, remote = :remote,
                                      username = :username, password = :password, authorities = :authorities,
                                      template = :template, time_zone = :zone, criteria = :criteria, triggers = :triggers,
                                      schedule = :schedule, referrers = :referrers, overwrite = :overwrite, active = :active,
                                      owner = :owner, changed_at = :at
                                    WHERE id = :id"""), mirror).execute() > 0);
    }

    /** Says how a mirror went; nothing when it is gone. */
    public void ran(String id, LastRun run) {
        database.change(handle -> handle.createUpdate("""
                        UPDATE mirror SET last_at = :at, last_outcome = :outcome, last_sentence = :sentence, last_job = :job
                        WHERE id = :id""")
                .bind("id", id)
                .bind("at", run.at().toEpochMilli())
                .bind("outcome", run.outcome().name())
                .bind("sentence", run.sentence())
                .bind("job", run.job())
                .execute());
    }

    /** Removes a mirror with its log; false when it is gone. What it copied stays. */
    public boolean remove(String id) {
        return database.write(handle -> handle.createUpdate("DELETE FROM mirror WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    private static Update bound(Update update, Mirror mirror) {
        Remote remote = mirror.remote();
        Selection selection = mirror.selection();
        Occasions occasions = mirror.wish().occasions();
        return update.bind("id", mirror.id())
                .bind("name", mirror.name().text())
                .bind("direction", mirror.direction().name())
                .bind("registry", remote.registry().toString())
                .bind("remote", remote.repository().name())
                .bind("username", remote.username())
                .bind("password", mirror.password().map(SealedPassword::text).orElse(""))
                .bind("authorities", remote.authorities())
                .bind("template", selection.template().text())
                .bind("zone", selection.zone().getId())
                .bind("criteria", String.join("\n", selection.criteria().texts()))
                .bind(
                        "triggers",
                        occasions.triggers().stream()
                                .sorted()
                                .map(Trigger::toString)
                                .collect(Collectors.joining(" ")))
                .bind("schedule", occasions.schedule().map(Object::toString).orElse(""))
                .bind("referrers", selection.referrers())
                .bind("overwrite", selection.overwrite())
                .bind("active", mirror.wish().active())
                .bind("owner", mirror.owner().map(Member::toString).orElse(""))
                .bind("at", mirror.changedAt().toEpochMilli());
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Label;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.LastUses;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.RecentlyUsable;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Refusal;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Timestamps;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Robot accounts in the tables {@code robot} and {@code robot_secret}. */
public final class SqlRobots implements Robots {
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final String COLUMNS = """
            SELECT organization, name, description, active, created_at, created_by, expires_at, last_used_at FROM robot
            """;
    private static final String THIS = "WHERE organization = :organization AND name = :robot";

    private final Database database;
    private final InstantSource clock;
    private final RobotSecrets secrets;
    private final Consumer<Member> whenGone;
    private final LastUses uses;
    private final RecentlyUsable usable;

    /**
     * @param background runs what must not hold up a request
     * @param whenGone is told of each robot that is removed, in the transaction that removes it: it must leave all teams
     */
    public SqlRobots(
            Database database,
            InstantSource clock,
            SecureRandom random,
            Executor background,
            Consumer<Member> whenGone) {
        this.database = database;
        this.clock = clock;
        this.secrets = new RobotSecrets(random);
        this.whenGone = whenGone;
        this.uses = new LastUses(clock, background, this::write);
        this.usable = new RecentlyUsable(clock);
    }

    @Override
    public Created create(RobotName name, String description, String createdBy, Optional<Instant> expiresAt) {
        Instant now = now();
        Label.checkEnd(expiresAt, now);
        checkDescription(description);
        Robot robot = new Robot(
                name,
                description,
                true,
                now,
                createdBy,
                expiresAt.map(end -> end.truncatedTo(ChronoUnit.MILLIS)),
                Optional.empty());
        return database.write(handle -> {
            if (insert(handle, robot) == 0) {
                throw Refusal.clash(
                        "There is a robot account " + name + " already: change it, or choose another name.");
            }
            return new Created(robot, secrets.add(handle, name, now));
        });
    }

    private static int insert(Handle handle, Robot robot) {
        return bind(handle.createUpdate("""
                        INSERT INTO robot
                        (organization, name, description, active, created_at, created_by, expires_at)
                        VALUES (:organization, :robot, :description, :active, :createdAt, :createdBy, :expiresAt)
                        ON CONFLICT (organization, name) DO NOTHING"""), robot.name())
                .bind("description", robot.description())
                .bind("active", robot.active())
                .bind("createdAt", robot.createdAt().toEpochMilli())
                .bind("createdBy", robot.createdBy())
                .bind("expiresAt", Timestamps.millis(robot.expiresAt()))
                .execute();
    }

    private static void checkDescription(String text) {
        if (text.length() > LONGEST_DESCRIPTION || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw Refusal.invalid("The description is not usable: write up to " + LONGEST_DESCRIPTION
                    + " characters, with no control characters but line breaks.");
        }
    }

    @Override
    public Optional<Robot> find(RobotName name) {
        return database.read(handle -> bind(handle.createQuery(COLUMNS + THIS), name)
                .map((row, context) -> robot(row))
                .findFirst());
    }

    /** The robot of this name when the secret is one of its own and it may log in now. */
    public Optional<RobotLogin> open(String name, Secret secret) {
        Optional<RobotLogin> login = database.read(handle -> secrets.find(handle, secret, clock.instant())
                .filter(found -> found.robot().toString().equals(name))
                .flatMap(found -> find(found.robot()).map(robot -> new RobotLogin(robot, found.id()))));
        return login.filter(each -> isUsable(each.robot()));
    }

    /** Whether the robot that owns this secret may log in with it now; counts as a use. */
    public boolean isUsable(String secretId) {
        return usable.isUsable(
                secretId,
                () -> database.read(handle ->
                                secrets.find(handle, secretId, clock.instant()).flatMap(found -> find(found.robot())))
                        .filter(this::isUsable)
                        .isPresent());
    }

    private boolean isUsable(Robot robot) {
        boolean now = robot.usableAt(clock.instant());
        if (now) {
            uses.used(robot.name().toString());
        }
        return now;
    }

    @Override
    public List<Robot> list(NamespaceName organization, String after, int limit) {
        return database.read(handle -> handle.createQuery(
                        COLUMNS + "WHERE organization = :organization AND name > :after ORDER BY name LIMIT :limit")
                .bind("organization", organization.name())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> robot(row))
                .list());
    }

    @Override
    public boolean update(Robot changed) {
        checkDescription(changed.description());
        return changing(handle -> bind(
                                handle.createUpdate("UPDATE robot SET description = :description, active = :active,"
                                        + " expires_at = :expiresAt " + THIS),
                                changed.name())
                        .bind("description", changed.description())
                        .bind("active", changed.active())
                        .bind("expiresAt", Timestamps.millis(changed.expiresAt()))
                        .execute()
                > 0);
    }

    @Override
    public Optional<Created> rotate(RobotName name, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw Refusal.invalid("Old and new secret can hold side by side for " + LONGEST_OVERLAP.toDays()
                    + " days at most: choose a shorter time.");
        }
        Instant now = now();
        return changing(handle -> find(name).map(robot -> {
            secrets.end(handle, name, now, overlap);
            return new Created(robot, secrets.add(handle, name, now));
        }));
    }

    @Override
    public boolean delete(RobotName name) {
        return changing(handle -> {
            boolean deleted =
                    bind(handle.createUpdate("DELETE FROM robot " + THIS), name).execute() > 0;
            if (deleted) {
                whenGone.accept(name.member());
            }
            return deleted;
        });
    }

    @Override
    public void deleteAll(NamespaceName organization) {
        changing(handle -> {
            List<RobotName> all = handle.createQuery(COLUMNS + "WHERE organization = :organization")
                    .bind("organization", organization.name())
                    .map((row, context) -> robot(row).name())
                    .list();
            all.forEach(this::delete);
            return all.size();
        });
    }

    @Override
    public String putDown(NamespaceName organization) {
        return database.read(handle -> KeptRobots.of(handle, organization).text());
    }

    @Override
    public void takeUp(NamespaceName organization, String robots) {
        changing(handle -> KeptRobots.parse(robots).store(handle, organization));
    }

    private <T> T changing(HandleCallback<T, RuntimeException> work) {
        try {
            return database.write(work);
        } finally {
            usable.forgetAll();
        }
    }

    /** Writes down the last uses that are still in memory. */
    public void flush() {
        uses.write();
    }

    private void write(Map<String, Instant> lastUses) {
        database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("UPDATE robot SET last_used_at = :time " + THIS);
            lastUses.forEach((name, time) -> {
                RobotName robot = RobotName.parse(name);
                batch.bind("organization", robot.organization().name())
                        .bind("robot", robot.robot())
                        .bind("time", time.toEpochMilli())
                        .add();
            });
            batch.execute();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, RobotName name) {
        return statement.bind("organization", name.organization().name()).bind("robot", name.robot());
    }

    private static Robot robot(ResultSet row) throws SQLException {
        return new Robot(
                new RobotName(NamespaceName.parse(row.getString("organization")), row.getString("name")),
                row.getString("description"),
                row.getBoolean("active"),
                Timestamps.get(row, "created_at"),
                row.getString("created_by"),
                Timestamps.find(row, "expires_at"),
                Timestamps.find(row, "last_used_at"));
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SortableId;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The hashes of robots' secrets, table {@code robot_secret}. A robot has several while an old secret goes on for a while. */
final class RobotSecrets {
    private final SecureRandom random;

    RobotSecrets(SecureRandom random) {
        this.random = random;
    }

    /** Whose secret it is. */
    record Found(String id, RobotName robot) {}

    Secret add(Handle handle, RobotName robot, Instant now) {
        Secret secret = Secret.generate(Secret.Kind.ROBOT_SECRET, random);
        handle.createUpdate("""
                        INSERT INTO robot_secret (id, organization, robot, hash)
                        VALUES (:id, :organization, :robot, :hash)""")
                .bind("id", SortableId.of(now, random))
                .bind("organization", robot.organization().name())
                .bind("robot", robot.robot())
                .bind("hash", secret.hash())
                .execute();
        return secret;
    }

    /** Lets the robot's secrets go on for this long at most; with zero they end now. */
    void end(Handle handle, RobotName robot, Instant now, Duration overlap) {
        handle.createUpdate("""
                        DELETE FROM robot_secret
                        WHERE organization = :organization AND robot = :robot AND (:all OR expires_at <= :now)""")
                .bind("organization", robot.organization().name())
                .bind("robot", robot.robot())
                .bind("all", overlap.isZero())
                .bind("now", now.toEpochMilli())
                .execute();
        handle.createUpdate("""
                        UPDATE robot_secret SET expires_at = :end
                        WHERE organization = :organization AND robot = :robot
                        AND (expires_at IS NULL OR expires_at > :end)""")
                .bind("organization", robot.organization().name())
                .bind("robot", robot.robot())
                .bind("end", now.plus(overlap).toEpochMilli())
                .execute();
    }

    /** Whose secret this is; empty when it is nobody's, or has ended. */
    Optional<Found> find(Handle handle, Secret secret, Instant now) {
        return find(handle, "hash", secret.hash(), now);
    }

    /** The same by the secret's id. */
    Optional<Found> find(Handle handle, String id, Instant now) {
        return find(handle, "id", id, now);
    }

    private static Optional<Found> find(Handle handle, String column, String value, Instant now) {
        return handle.createQuery("SELECT id, organization, robot FROM robot_secret WHERE " + column
                        + " = :value AND (expires_at IS NULL OR expires_at > :now)")
                .bind("value", value)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new Found(
                        row.getString("id"),
                        new RobotName(NamespaceName.parse(row.getString("organization")), row.getString("robot"))))
                .findFirst();
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of an organization's robots and of their secrets' hashes, put down as JSON while the organization is in the trash. */
record KeptRobots(List<RobotRow> robots, List<SecretRow> secrets) {
    private static final JsonMapper JSON = new JsonMapper();

    static KeptRobots of(Handle handle, NamespaceName organization) {
        List<RobotRow> robots = handle.createQuery("""
                        SELECT name, description, active, created_at, created_by, expires_at FROM robot
                        WHERE organization = :organization ORDER BY name""")
                .bind("organization", organization.name())
                .map((row, context) -> new RobotRow(
                        row.getString("name"),
                        row.getString("description"),
                        row.getBoolean("active"),
                        row.getLong("created_at"),
                        row.getString("created_by"),
                        time(row)))
                .list();
        List<SecretRow> secrets = handle.createQuery("""
                        SELECT id, robot, hash, expires_at FROM robot_secret
                        WHERE organization = :organization ORDER BY id""")
                .bind("organization", organization.name())
                .map((row, context) ->
                        new SecretRow(row.getString("id"), row.getString("robot"), row.getString("hash"), time(row)))
                .list();
        return new KeptRobots(robots, secrets);
    }

    private static @Nullable Long time(ResultSet row) throws SQLException {
        long time = row.getLong("expires_at");
        return row.wasNull() ? null : time;
    }

    static KeptRobots parse(String text) {
        try {
            return JSON.readValue(text, KeptRobots.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of an organization's robots can't be read", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Robots can't be written as JSON", e);
        }
    }

    /** How many robots there are again. */
    int store(Handle handle, NamespaceName organization) {
        for (RobotRow robot : robots) {
            handle.createUpdate("""
                            INSERT INTO robot (organization, name, description, active, created_at, created_by, expires_at)
                            VALUES (:organization, :name, :description, :active, :createdAt, :createdBy, :expiresAt)""")
                    .bind("organization", organization.name())
                    .bind("name", robot.name())
                    .bind("description", robot.description())
                    .bind("active", robot.active())
                    .bind("createdAt", robot.createdAt())
                    .bind("createdBy", robot.createdBy())
                    .bind("expiresAt", robot.expiresAt())
                    .execute();
        }
        for (SecretRow secret : secrets) {
            handle.createUpdate("""
                            INSERT INTO robot_secret (id, organization, robot, hash, expires_at)
                            VALUES (:id, :organization, :robot, :hash, :expiresAt)""")
                    .bind("id", secret.id())
                    .bind("organization", organization.name())
                    .bind("robot", secret.robot())
                    .bind("hash", secret.hash())
                    .bind("expiresAt", secret.expiresAt())
                    .execute();
        }
        return robots.size();
    }

    /** A row of {@code robot} without what changes at each login. */
    record RobotRow(
            String name,
            String description,
            boolean active,
            long createdAt,
            String createdBy,
            @Nullable Long expiresAt) {}

    /** A row of {@code robot_secret}. */
    record SecretRow(
            String id, String robot, String hash, @Nullable Long expiresAt) {}
}

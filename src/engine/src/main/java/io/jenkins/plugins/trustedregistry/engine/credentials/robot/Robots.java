// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The robot accounts of organizations. They log in with Basic, their name and their secret, and have the rights of the teams they
 * are members of. Whether the organization exists is for the caller to know.
 */
public interface Robots {

    /**
     * Makes a robot account.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException NAME_INVALID with status
     *     400 for a description or an end that can't be, with 409 when there is one of that name
     */
    Created create(RobotName name, String description, String createdBy, Optional<Instant> expiresAt);

    Optional<Robot> find(RobotName name);

    /** At most {@code limit} of the organization's robots behind {@code after} (a robot's own part; empty: from the start). */
    List<Robot> list(NamespaceName organization, String after, int limit);

    /** Saves description, active and end of the robot of that name; false when it is gone. */
    boolean update(Robot changed);

    /**
     * A new secret; those before it go on for {@code overlap}, at most 30 days, and with zero end at once. Empty when there is no
     * such robot.
     */
    Optional<Created> rotate(RobotName name, Duration overlap);

    /** Removes the robot, also from all teams; false when it was not there. */
    boolean delete(RobotName name);

    /** Removes all robots of an organization that ceases to exist. */
    void deleteAll(NamespaceName organization);

    /** All robots of an organization with the hashes of their secrets, as a text that {@link #takeUp} reads. */
    String putDown(NamespaceName organization);

    /** Makes robots as they were put down; their secrets work again. The organization must have none. */
    void takeUp(NamespaceName organization, String robots);

    /** A robot with a new secret, which is nowhere else. */
    record Created(Robot robot, Secret secret) {}
}

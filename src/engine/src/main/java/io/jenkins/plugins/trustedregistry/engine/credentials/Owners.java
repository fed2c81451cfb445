// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.time.InstantSource;
import java.util.Optional;

/** On whose rights something runs that nobody is logged in for: rules and mirrors have an owner, who is asked for anew each time. */
public final class Owners {
    private final Directory directory;
    private final Robots robots;
    private final InstantSource clock;

    public Owners(Directory directory, Robots robots, InstantSource clock) {
        this.directory = directory;
        this.robots = robots;
        this.clock = clock;
    }

    /** Whom something of this caller runs as; a build or an anonymous caller can't own anything, for they end. */
    public static Optional<Member> of(Principal caller) {
        return caller.subject().filter(who -> who.kind() == Member.Kind.USER || who.kind() == Member.Kind.ROBOT);
    }

    /**
     * The owner as they are now, with their groups; empty when the account is gone or disabled.
     *
     * @throws java.io.UncheckedIOException when the directory can't be reached
     */
    public Optional<Principal> current(Member owner) {
        return switch (owner.kind()) {
            case USER -> directory.find(owner.name()).map(Principal::of);
            case ROBOT -> robot(owner.name());
            case GROUP, JOB -> Optional.empty();
        };
    }

    private Optional<Principal> robot(String name) {
        try {
            return robots.find(RobotName.parse(name))
                    .filter(robot -> robot.usableAt(clock.instant()))
                    .map(robot -> Principal.robot(name));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the credentials are made of.
 *
 * @param keys the folder of the key files; made when it is missing
 * @param bearerLifetime how long bearer tokens live, asked for each one; at most an hour
 * @param builds the host's running builds
 * @param whenRobotGone takes a robot that ceases to exist out of all teams
 */
public record CredentialParts(
        Database database,
        Directory directory,
        AccessControl access,
        Path keys,
        Supplier<Duration> bearerLifetime,
        RunningBuilds builds,
        Consumer<Member> whenRobotGone,
        InstantSource clock,
        SecureRandom random) {}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.Identities;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.SqlBuildLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.SqlClientBundles;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.SqlRobots;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.SqlScannerLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.SqlAccessTokens;
import java.util.Optional;

/** Asks the directory, and the tables of what somebody proved themselves with. */
final class CurrentIdentities implements Identities {
    private final Directory directory;
    private final SqlAccessTokens accessTokens;
    private final SqlRobots robots;
    private final SqlClientBundles bundles;
    private final SqlBuildLogins builds;
    private final SqlScannerLogins scanners;

    CurrentIdentities(
            Directory directory,
            SqlAccessTokens accessTokens,
            SqlRobots robots,
            SqlClientBundles bundles,
            SqlBuildLogins builds,
            SqlScannerLogins scanners) {
        this.builds = builds;
        this.scanners = scanners;
        this.directory = directory;
        this.accessTokens = accessTokens;
        this.robots = robots;
        this.bundles = bundles;
    }

    @Override
    public Optional<Principal> current(Member who, Optional<Proof> proof) {
        return account(who, proof)
                .filter(ignored -> proof.isEmpty() || holds(proof.get()))
                .map(principal -> proof.map(principal::provenBy).orElse(principal));
    }

    private Optional<Principal> account(Member who, Optional<Proof> proof) {
        return switch (who.kind()) {
            case USER -> directory.find(who.name()).map(Principal::of);
            case ROBOT -> proof.flatMap(shown -> machine(who, shown));
            // A build is whatever the host says now: its job may have another name since.
            case JOB ->
                proof.filter(shown -> shown.kind() == Proof.Kind.BUILD_LOGIN)
                        .flatMap(shown -> builds.current(shown.id()));
            case GROUP -> Optional.empty(); // nobody logs in as one
        };
    }

    /** A robot is there as long as its secret holds, a scanner as long as it was asked to look. */
    private Optional<Principal> machine(Member who, Proof proof) {
        return switch (proof.kind()) {
            case ROBOT_SECRET -> Optional.of(Principal.robot(who.name()));
            case SCANNER_LOGIN -> scanners.current(proof.id());
            case ACCESS_TOKEN, BUNDLE, BUILD_LOGIN, SESSION, MIRROR -> Optional.empty();
        };
    }

    private boolean holds(Proof proof) {
        return switch (proof.kind()) {
            case ACCESS_TOKEN -> accessTokens.isUsable(proof.id());
            case ROBOT_SECRET -> robots.isUsable(proof.id());
            case BUNDLE -> bundles.isUsable(proof.id());
            case BUILD_LOGIN, SCANNER_LOGIN -> true; // account() has just asked
            case SESSION, MIRROR -> false; // nothing is issued for one
        };
    }
}

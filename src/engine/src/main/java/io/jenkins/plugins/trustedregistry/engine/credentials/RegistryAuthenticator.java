// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.BearerTokens;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.SqlBuildLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.ClientBundle;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.SqlClientBundles;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.SqlRobots;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.ScannerLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.SqlScannerLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Refusal;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessToken;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.SqlAccessTokens;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * All the ways to prove who one is. A secret that the registry made up is known by its form and never asked of the directory;
 * guessing one is out of the question, so only passwords are slowed down.
 */
final class RegistryAuthenticator implements Authenticator {
    private final Directory directory;
    private final PasswordLogin passwords;
    private final BearerTokens bearerTokens;
    private final SqlAccessTokens accessTokens;
    private final SqlRobots robots;
    private final SqlClientBundles bundles;
    private final SqlBuildLogins builds;
    private final SqlScannerLogins scanners;

    RegistryAuthenticator(
            PasswordLogin passwords,
            BearerTokens bearerTokens,
            SqlAccessTokens accessTokens,
            SqlRobots robots,
            SqlClientBundles bundles,
            SqlBuildLogins builds,
            SqlScannerLogins scanners,
            Directory directory) {
        this.directory = directory;
        this.passwords = passwords;
        this.bearerTokens = bearerTokens;
        this.accessTokens = accessTokens;
        this.robots = robots;
        this.bundles = bundles;
        this.builds = builds;
        this.scanners = scanners;
    }

    @Override
    public Principal authenticate(Presented presented, String from) {
        if (presented instanceof Presented.UserAndSecret login) {
            return basic(login.user(), login.secret(), from)
                    .orElseThrow(() -> Refusal.unauthorized("The user name or the password is wrong: log in as one of "
                            + directory.description() + ", with an access token, or as a robot account."));
        }
        if (presented instanceof Presented.Bearer bearer) {
            return bearer(bearer.token());
        }
        if (presented instanceof Presented.Certificates certificates) {
            return certificate(certificates.chain())
                    .orElseThrow(() -> Refusal.unauthorized("The client certificate does not count, or not any more:"
                            + " create a new client bundle, or call without a certificate."));
        }
        return Principal.ANONYMOUS;
    }

    private Optional<Principal> basic(String user, String text, String from) {
        Optional<Secret> secret = Secret.parse(text);
        if (secret.isEmpty()) {
            return passwords.person(user, text, from).map(Principal::of);
        }
        return switch (secret.get().kind()) {
            case ROBOT_SECRET -> robot(user, secret.get());
            case BUILD_SECRET -> builds.open(secret.get()).filter(build -> user.equals(BuildLogin.USER));
            case SCANNER_SECRET -> scanners.open(secret.get()).filter(scanner -> user.equals(ScannerLogin.USER));
            case ACCESS_TOKEN, BUNDLE_TOKEN, REFRESH_TOKEN, SESSION ->
                owner(secret.get()).filter(owner -> isNameOf(owner, user));
        };
    }

    private Optional<Principal> robot(String name, Secret secret) {
        return robots.open(name, secret)
                .map(login -> Principal.robot(login.robot().name().toString())
                        .provenBy(new Proof(Proof.Kind.ROBOT_SECRET, login.secretId())));
    }

    /** Whoever a secret opens that says by itself whose it is: the owner of an access token or bundle, with its limits; a build. */
    private Optional<Principal> owner(Secret secret) {
        return switch (secret.kind()) {
            case ACCESS_TOKEN -> accessTokens.open(secret).flatMap(this::owner);
            case BUNDLE_TOKEN -> bundles.open(secret).flatMap(this::owner);
            case BUILD_SECRET -> builds.open(secret);
            case ROBOT_SECRET, SCANNER_SECRET, REFRESH_TOKEN, SESSION -> Optional.empty();
        };
    }

    private Optional<Principal> owner(AccessToken token) {
        return directory
                .find(token.owner())
                .map(person -> Principal.of(person)
                        .limitedTo(token.scope().limits())
                        .provenBy(new Proof(Proof.Kind.ACCESS_TOKEN, token.id())));
    }

    private Optional<Principal> owner(ClientBundle bundle) {
        return directory
                .find(bundle.owner())
                .map(person -> Principal.of(person).provenBy(new Proof(Proof.Kind.BUNDLE, bundle.id())));
    }

    /** Whether this is how the user's name is written, or how the directory lets it be written. */
    private boolean isNameOf(Principal owner, String user) {
        Optional<String> name = owner.subject().map(Member::name);
        return name.equals(Optional.of(user))
                || (!user.isEmpty() && name.equals(directory.find(user).map(Person::name)));
    }

    private Principal bearer(String text) {
        Optional<Secret> secret = Secret.parse(text);
        return secret.isPresent()
                ? owner(secret.get())
                        .orElseThrow(() -> Refusal.unauthorized("The access token is not valid, or not any more: it was"
                                + " deleted, deactivated or has expired. Make a new one."))
                : bearerTokens.open(text);
    }

    private Optional<Principal> certificate(List<X509Certificate> chain) {
        return chain.stream().findFirst().flatMap(bundles::open).flatMap(this::owner);
    }
}

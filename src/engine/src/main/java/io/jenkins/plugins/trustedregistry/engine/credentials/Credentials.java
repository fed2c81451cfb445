// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.BearerTokenIssuer;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.BearerTokens;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.Identities;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.PullTokens;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.RefreshTokens;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.SignedPullTokens;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.SigningKeys;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.SqlBuildLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.ClientBundles;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.SqlClientBundles;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.SqlRobots;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.ScannerLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.SqlScannerLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.session.Sessions;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessTokens;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.SqlAccessTokens;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The roles of this package, put together. Files in the folder of keys: {@code authority.pem} and {@code server.pem} ({@link
 * CertificateAuthority}), {@code token-keys.json} ({@link SigningKeys}).
 *
 * <p>Close it before the database: it writes down when credentials were used last.
 */
public final class Credentials implements AutoCloseable {
    private final ExecutorService background;
    private final CertificateAuthority authority;
    private final SigningKeys signingKeys;
    private final SqlAccessTokens accessTokens;
    private final SqlRobots robots;
    private final SqlClientBundles bundles;
    private final SqlBuildLogins builds;
    private final SqlScannerLogins scanners;
    private final RefreshTokens refreshTokens;
    private final Sessions sessions;
    private final PasswordLogin passwords;
    private final Authenticator authenticator;
    private final TokenIssuer tokenIssuer;
    private final PullTokens pullTokens;

    /** @throws java.io.UncheckedIOException when a key file can't be read or written, or is damaged */
    public Credentials(CredentialParts parts) {
        authority = CertificateAuthority.open(parts.keys(), parts.clock(), parts.random());
        signingKeys = SigningKeys.open(parts.keys(), parts.clock(), parts.random());
        background = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "registry-credentials");
            thread.setDaemon(true);
            return thread;
        });
        accessTokens = new SqlAccessTokens(parts.database(), parts.clock(), parts.random(), background);
        robots = new SqlRobots(parts.database(), parts.clock(), parts.random(), background, parts.whenRobotGone());
        bundles = new SqlClientBundles(parts.database(), authority, parts.clock(), parts.random(), background);
        refreshTokens = new RefreshTokens(parts.database(), parts.clock(), parts.random(), background);
        builds = new SqlBuildLogins(
                parts.database(), parts.builds(), parts.clock(), parts.random(), refreshTokens::revokeProvenBy);
        scanners = new SqlScannerLogins(parts.database(), parts.clock(), parts.random(), refreshTokens::revokeProvenBy);
        passwords = new PasswordLogin(parts.directory(), parts.clock(), parts.random());
        Identities identities =
                new CurrentIdentities(parts.directory(), accessTokens, robots, bundles, builds, scanners);
        sessions = new Sessions(parts.database(), identities, parts.clock(), parts.random(), background);
        BearerTokens bearerTokens = new BearerTokens(signingKeys, identities, parts.clock());
        authenticator = new RegistryAuthenticator(
                passwords, bearerTokens, accessTokens, robots, bundles, builds, scanners, parts.directory());
        pullTokens = new SignedPullTokens(bearerTokens, parts.clock());
        tokenIssuer = new BearerTokenIssuer(
                parts.access(), bearerTokens, refreshTokens, identities, parts.clock(), parts.bearerLifetime());
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    public TokenIssuer tokenIssuer() {
        return tokenIssuer;
    }

    public CertificateAuthority authority() {
        return authority;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    public Robots robots() {
        return robots;
    }

    public ClientBundles bundles() {
        return bundles;
    }

    /** What running builds log in with. */
    public BuildLogins builds() {
        return builds;
    }

    /** Sessions of browsers. */
    public Sessions sessions() {
        return sessions;
    }

    /** What scanners that are asked to look into an image pull it with. */
    public ScannerLogins scanners() {
        return scanners;
    }

    /** The same as a bearer token, for those that can't log in. */
    public PullTokens pullTokens() {
        return pullTokens;
    }

    /** A new key signs bearer tokens from now on; those that are out go on. */
    public void rotateSigningKey() {
        signingKeys.rotate();
    }

    /** To be called when a user's password became another one: who logged in with the old one must log in again. */
    public void passwordChanged(String user) {
        passwords.forget(user);
        refreshTokens.revokeOfPassword(Member.user(user));
        sessions.endAll(Member.user(user));
    }

    /** Ends all logins that clients and browsers of this user keep, whatever they were made with. */
    public void logOutEverywhere(String user) {
        passwords.forget(user);
        refreshTokens.revokeAll(Member.user(user));
        sessions.endAll(Member.user(user));
    }

    /** Removes all credentials of a user who ceases to exist, so that a later one of the same name does not come into them. */
    public void forget(String user) {
        logOutEverywhere(user);
        accessTokens.deleteAll(user);
        bundles.deleteAll(user);
    }

    /** Waits for nothing but a write that is going on. */
    @Override
    public void close() {
        background.shutdown();
        flush();
    }

    /** Writes down the last uses that are still in memory. */
    void flush() {
        accessTokens.flush();
        robots.flush();
        bundles.flush();
        refreshTokens.flush();
        sessions.flush();
    }
}

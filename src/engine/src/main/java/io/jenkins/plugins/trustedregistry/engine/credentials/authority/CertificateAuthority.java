// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateSigner.Validity;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The registry's own certificate authority. Its folder, which only the registry's account may read:
 *
 * <pre>
 *   authority.pem    the authority's key and certificate, made on first start, good for ten years
 *   server.pem       the listener's key and certificate, made anew when it runs out or its names change
 * </pre>
 *
 * <p>No certificate outlives the authority, and each is valid from a little before its making, for clocks that are behind.
 */
public final class CertificateAuthority {
    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3652);
    private static final Duration SERVER_LIFETIME = Duration.ofDays(397); // what browsers take at most
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final Duration SLOW_CLOCKS = Duration.ofHours(1);

    private final KeyedCertificate authority;
    private final KeyFile server;
    private final CertificateSigner signer;
    private final InstantSource clock;
    private final Object serverLock = new Object();

    private CertificateAuthority(
            KeyedCertificate authority, KeyFile server, CertificateSigner signer, InstantSource clock) {
        this.authority = authority;
        this.server = server;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * The authority in this folder, made when it is missing.
     *
     * @throws java.io.UncheckedIOException when its file can't be read or written, or is damaged
     */
    public static CertificateAuthority open(Path folder, InstantSource clock, SecureRandom random) {
        CertificateSigner signer = new CertificateSigner(random);
        KeyFile file = new KeyFile(folder.resolve("authority.pem"));
        KeyedCertificate authority = file.read().orElseGet(() -> {
            KeyedCertificate made = newAuthority(signer, clock.instant(), random);
            file.write(made);
            return made;
        });
        return new CertificateAuthority(authority, new KeyFile(folder.resolve("server.pem")), signer, clock);
    }

    private static KeyedCertificate newAuthority(CertificateSigner signer, Instant now, SecureRandom random) {
        KeyPair key = signer.newKey();
        String name = String.format("Trusted Registry CA %08x", random.nextInt());
        Validity validity = new Validity(begin(now), now.plus(AUTHORITY_LIFETIME));
        return new KeyedCertificate(key.getPrivate(), List.of(signer.authority(name, key, validity)));
    }

    /** What clients must trust. */
    public X509Certificate certificate() {
        return authority.leaf();
    }

    /** The same in PEM, to be downloaded. */
    public String pem() {
        return authority.chainPem();
    }

    /**
     * The listener's certificate for these names: the kept one while it is for exactly these and has 30 days left, else a new one
     * of 397 days. Ask again daily.
     */
    public KeyedCertificate serverCertificate(ServerNames names) {
        synchronized (serverLock) {
            Optional<KeyedCertificate> kept = server.read().filter(each -> isGood(each, names));
            if (kept.isPresent()) {
                return kept.get();
            }
            KeyedCertificate made = issueServer(names, SERVER_LIFETIME);
            server.write(made);
            return made;
        }
    }

    private boolean isGood(KeyedCertificate kept, ServerNames names) {
        Instant end = kept.leaf().getNotAfter().toInstant();
        boolean renewable = end.isBefore(certificate().getNotAfter().toInstant());
        return ServerNames.of(kept.leaf()).equals(names)
                && (clock.instant().plus(RENEW_BEFORE).isBefore(end) || !renewable)
                && isSignedByThis(kept.leaf());
    }

    /** Whether this authority signed the certificate; says nothing about its time or use. */
    public boolean isSignedByThis(X509Certificate leaf) {
        try {
            leaf.verify(certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A certificate for another server that bundles shall trust, for instance a docker engine. It is not kept. */
    public KeyedCertificate issueServer(ServerNames names, Duration lifetime) {
        KeyPair key = signer.newKey();
        return withAuthority(key, signer.server(authority, names, key.getPublic(), validity(lifetime)));
    }

    /** A client certificate with the user's name as its common name (cut to 64 characters). It is not kept. */
    public KeyedCertificate issueClient(String user, Duration lifetime) {
        KeyPair key = signer.newKey();
        return withAuthority(key, signer.client(authority, user, key.getPublic(), validity(lifetime)));
    }

    private KeyedCertificate withAuthority(KeyPair key, X509Certificate leaf) {
        return new KeyedCertificate(key.getPrivate(), List.of(leaf, certificate()));
    }

    private Validity validity(Duration lifetime) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        Instant last = certificate().getNotAfter().toInstant();
        return new Validity(begin(now), end.isAfter(last) ? last : end);
    }

    private static Instant begin(Instant now) {
        return now.minus(SLOW_CLOCKS).truncatedTo(ChronoUnit.SECONDS);
    }
}

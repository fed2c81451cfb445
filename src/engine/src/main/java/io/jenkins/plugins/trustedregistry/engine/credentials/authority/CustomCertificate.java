// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.PrivateFile;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A server certificate that an administrator gives the registry: checked before it is used, kept beside the authority's. */
public final class CustomCertificate {
    private static final byte[] PROBE = "a key fits its certificate when one verifies what the other signed"
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final PrivateFile file;
    private final ServerNames mustCover;
    private final InstantSource clock;

    /** @param mustCover the public address; every name in it must be in the certificate */
    public CustomCertificate(java.nio.file.Path folder, ServerNames mustCover, InstantSource clock) {
        this.file = new PrivateFile(folder.resolve("custom.pem"));
        this.mustCover = mustCover;
        this.clock = clock;
    }

    /** The certificate that is kept; empty when there is none. */
    public Optional<KeyedCertificate> read() {
        return file.read().filter(text -> !text.isBlank()).map(Pem::parse);
    }

    /**
     * Reads and checks a certificate.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong: it can't be read, the key is another's, it has
     *     expired or is not valid yet, it does not cover the public address
     */
    public KeyedCertificate check(String chain, String key) {
        KeyedCertificate wanted = Pem.parse(key + "\n" + chain);
        X509Certificate leaf = wanted.leaf();
        if (!fits(wanted.key(), leaf.getPublicKey())) {
            throw new IllegalArgumentException(
                    "The private key is not that of the first certificate: put the server's own"
                            + " certificate first and give the key it was made with.");
        }
        requireChain(wanted.chain());
        Instant now = clock.instant();
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            throw new IllegalArgumentException(
                    "The certificate expired on " + leaf.getNotAfter().toInstant() + ": give a renewed one.");
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            throw new IllegalArgumentException("The certificate is valid only from "
                    + leaf.getNotBefore().toInstant() + " on: wait until then, or check this machine's clock.");
        }
        ServerNames has = ServerNames.of(leaf);
        Set<String> missing = new TreeSet<>(mustCover.addresses());
        missing.removeAll(has.addresses());
        mustCover.hosts().stream().filter(host -> !covers(has, host)).forEach(missing::add);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The certificate does not cover the public address " + missing
                    + ": it is for " + has.hosts() + " " + has.addresses() + ". Give one that names it, or change the"
                    + " public address.");
        }
        return wanted;
    }

    /** Clients are shown these one after the other, and each must be vouched for by the next. */
    private static void requireChain(List<X509Certificate> chain) {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate signed = chain.get(i - 1);
            X509Certificate signer = chain.get(i);
            try {
                signed.verify(signer.getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException(
                        "The chain is not in order: '" + signed.getSubjectX500Principal() + "' is not signed by '"
                                + signer.getSubjectX500Principal()
                                + "' behind it. Put the server's own certificate first, then the one that signed it, and so on.",
                        e);
            }
        }
    }

    private static boolean covers(ServerNames has, String host) {
        int dot = host.indexOf('.');
        return has.hosts().contains(host) || (dot > 0 && has.hosts().contains("*" + host.substring(dot)));
    }

    /** Keeps it for the next start. */
    public void keep(KeyedCertificate checked) {
        file.write(checked.keyPem() + checked.chainPem());
    }

    /** From the next start on there is none. */
    public void forget() {
        file.write("");
    }

    private static boolean fits(PrivateKey key, PublicKey certified) {
        try {
            Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
            signature.initSign(key, new SecureRandom());
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // of another kind altogether
        }
    }

    private static String algorithm(String key) {
        return switch (key) {
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key;
        };
    }
}

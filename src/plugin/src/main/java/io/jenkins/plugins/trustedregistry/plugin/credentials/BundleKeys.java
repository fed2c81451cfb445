// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The certificate of a bundle and the key that fits it.
 *
 * @param keyPem PKCS#8, whatever form it came in: every client reads that one
 * @param subject the common name of the certificate, else the whole name
 */
record BundleKeys(String keyPem, String subject, Instant expiresAt) {

    /** @throws InvalidBundleException when one can't be read, or they do not belong together */
    static BundleKeys read(String authority, String certificate, String key) {
        certificate(authority, "ca.pem");
        X509Certificate leaf = certificate(certificate, "cert.pem");
        PrivateKeyInfo info = key(key);
        requirePair(info, leaf);
        return new BundleKeys(pem(info), subject(leaf), leaf.getNotAfter().toInstant());
    }

    private static X509Certificate certificate(String pem, String file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new InvalidBundleException("The bundle's " + file + " is no certificate: download the bundle again.");
        }
    }

    private static PrivateKeyInfo key(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PrivateKeyInfo info) {
                    return info;
                }
                if (found instanceof PEMKeyPair pair) {
                    return pair.getPrivateKeyInfo();
                }
            }
        } catch (IOException e) {
            // what the parser says of a key does not belong in a message
        }
        throw new InvalidBundleException(
                "The bundle's key.pem is no private key, or an encrypted one: download the bundle again.");
    }

    private static void requirePair(PrivateKeyInfo info, X509Certificate leaf) {
        if (!fits(info, leaf)) {
            throw new InvalidBundleException(
                    "The bundle's key.pem does not belong to its cert.pem: download the bundle again.");
        }
    }

    private static boolean fits(PrivateKeyInfo info, X509Certificate leaf) {
        byte[] something = "whatever is signed".getBytes(StandardCharsets.UTF_8);
        String kind = leaf.getPublicKey().getAlgorithm();
        try {
            PrivateKey key = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
            Signature signer = Signature.getInstance(algorithm(kind));
            signer.initSign(key);
            signer.update(something);
            byte[] signature = signer.sign();
            signer.initVerify(leaf.getPublicKey());
            signer.update(something);
            return signer.verify(signature);
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }

    private static String algorithm(String kind) {
        return switch (kind) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> kind; // Ed25519 is its own
        };
    }

    private static String pem(PrivateKeyInfo info) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("PRIVATE KEY", info.getEncoded()));
        } catch (IOException e) {
            throw new InvalidBundleException("The bundle's key.pem can't be read: download the bundle again.");
        }
        return text.toString();
    }

    private static String subject(X509Certificate leaf) {
        X500Name name = X500Name.getInstance(leaf.getSubjectX500Principal().getEncoded());
        RDN[] common = name.getRDNs(BCStyle.CN);
        return common.length == 0
                ? name.toString()
                : IETFUtils.valueToString(common[0].getFirst().getValue());
    }

    @Override
    public String toString() {
        return "BundleKeys[" + subject + "]";
    }
}

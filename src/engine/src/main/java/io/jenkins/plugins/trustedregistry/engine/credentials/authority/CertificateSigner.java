// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes keys (EC P-256) and certificates (RFC 5280) with the extensions that Go, OpenSSL and Java insist on: constraints and key
 * usage critical, an extended usage on every leaf, both key identifiers.
 */
final class CertificateSigner {
    private static final int SERIAL_BITS = 127;
    private static final int LONGEST_NAME = 64; // RFC 5280, ub-common-name

    private final SecureRandom random;

    CertificateSigner(SecureRandom random) {
        this.random = random;
    }

    /** From when until when a certificate is valid. */
    record Validity(Instant from, Instant until) {}

    KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256, which every Java must have.", e);
        }
    }

    X509Certificate authority(String name, KeyPair key, Validity validity) {
        X500Name self = name(name);
        return sign(
                builder(self, self, key.getPublic(), validity),
                key.getPrivate(),
                (builder, identifiers) -> builder.addExtension(
                                Extension.basicConstraints, true, new BasicConstraints(0))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                        .addExtension(
                                Extension.subjectKeyIdentifier,
                                false,
                                identifiers.createSubjectKeyIdentifier(key.getPublic())));
    }

    X509Certificate server(KeyedCertificate authority, ServerNames names, PublicKey key, Validity validity) {
        String shown = names.hosts().stream()
                .filter(host -> !host.equals("localhost") && host.length() <= LONGEST_NAME)
                .findFirst()
                .orElse("Trusted Registry");
        return leaf(
                authority,
                shown,
                key,
                validity,
                (builder, identifiers) -> builder.addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                        .addExtension(Extension.subjectAlternativeName, false, alternativeNames(names)));
    }

    X509Certificate client(KeyedCertificate authority, String user, PublicKey key, Validity validity) {
        return leaf(
                authority,
                user,
                key,
                validity,
                (builder, identifiers) -> builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
    }

    private X509Certificate leaf(
            KeyedCertificate authority, String name, PublicKey key, Validity validity, Extensions more) {
        X509Certificate signer = authority.leaf();
        X500Name issuer = X500Name.getInstance(signer.getSubjectX500Principal().getEncoded());
        return sign(builder(issuer, name(name), key, validity), authority.key(), (builder, identifiers) -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(signer.getPublicKey()));
            more.addTo(builder, identifiers);
        });
    }

    private JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Validity validity) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(validity.from()), Date.from(validity.until()), subject, key);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key, Extensions extensions) {
        try {
            extensions.addTo(builder, new JcaX509ExtensionUtils());
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("This Java can't sign with ECDSA, which every Java must.", e);
        }
    }

    private static X500Name name(String commonName) {
        String cut = commonName.length() > LONGEST_NAME ? commonName.substring(0, LONGEST_NAME) : commonName;
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, cut).build();
    }

    private static GeneralNames alternativeNames(ServerNames names) {
        return new GeneralNames(java.util.stream.Stream.concat(
                        names.hosts().stream().map(host -> new GeneralName(GeneralName.dNSName, host)),
                        names.addresses().stream().map(address -> new GeneralName(GeneralName.iPAddress, address)))
                .toArray(GeneralName[]::new));
    }

    /** Adds extensions to a certificate that is being made. */
    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder, JcaX509ExtensionUtils identifiers)
                throws IOException, GeneralSecurityException;
    }
}

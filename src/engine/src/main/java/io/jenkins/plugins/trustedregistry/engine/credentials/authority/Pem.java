// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObjectGenerator;

/** Keys and certificates as PEM text. Nothing of a text that can't be read is repeated in a message. */
final class Pem {

    private Pem() {}

    /** PKCS#8, not encrypted. */
    static String of(PrivateKey key) {
        try {
            return write(new JcaPKCS8Generator(key, null).generate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        certificates.forEach(each -> text.append(write(each)));
        return text.toString();
    }

    private static String write(Object content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            if (content instanceof PemObjectGenerator generator) {
                writer.writeObject(generator);
            } else {
                writer.writeObject(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * A private key (PKCS#8, or the older RSA and EC forms) and certificates, leaf first, in any order of kinds.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static KeyedCertificate parse(String text) {
        Optional<PrivateKey> key = Optional.empty();
        List<X509Certificate> chain = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof X509CertificateHolder certificate) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(certificate));
                } else {
                    Optional<PrivateKey> found = key(each);
                    key = found.isPresent() ? found : key;
                }
            }
        } catch (IOException | CertificateException | RuntimeException e) {
            throw new IllegalArgumentException("The PEM text with key and certificate can't be read.", e);
        }
        if (key.isEmpty() || chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "The PEM text needs one private key that is not encrypted, and at least one certificate.");
        }
        return new KeyedCertificate(key.get(), chain);
    }

    private static Optional<PrivateKey> key(Object content) throws PEMException {
        if (content instanceof PrivateKeyInfo info) {
            return Optional.of(new JcaPEMKeyConverter().getPrivateKey(info));
        }
        if (content instanceof PEMKeyPair pair) {
            return Optional.of(new JcaPEMKeyConverter().getKeyPair(pair).getPrivate());
        }
        return Optional.empty();
    }
}

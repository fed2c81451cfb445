// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The TLS side of the listener: version 1.2 or newer, forward secrecy and authenticated encryption only. */
final class TlsContext {
    // The stores live in memory only; a password is asked for by their interface, not by anybody's safety.
    private static final String PASSWORD = "in-memory";
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    // AES-128 first: as safe here, and a third quicker, which layers of gigabytes feel.
    private static final String[] CIPHERS = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    };

    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private ServerCertificate certificate;
    private List<X509Certificate> clientAuthorities;

    TlsContext(ServerCertificate certificate, List<X509Certificate> clientAuthorities) throws IOException {
        this.certificate = certificate;
        this.clientAuthorities = List.copyOf(clientAuthorities);
        factory.setIncludeProtocols(PROTOCOLS);
        factory.setIncludeCipherSuites(CIPHERS);
        factory.setUseCipherSuitesOrder(true);
        factory.setRenegotiationAllowed(false);
        factory.setSniRequired(false);
        factory.setKeyStorePassword(PASSWORD);
        factory.setKeyStore(keys(certificate));
        trust(factory, clientAuthorities);
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /** New connections see the new certificate; those that are open go on. */
    synchronized void use(ServerCertificate other) throws IOException {
        reload(other, clientAuthorities);
        certificate = other;
    }

    /** New connections are asked for client certificates of these authorities; none: for none. */
    synchronized void trustClientsOf(List<X509Certificate> authorities) throws IOException {
        reload(certificate, authorities);
        clientAuthorities = List.copyOf(authorities);
    }

    private void reload(ServerCertificate shown, List<X509Certificate> authorities) throws IOException {
        KeyStore keys = keys(shown);
        KeyStore trusted = certificates(authorities);
        try {
            factory.reload(fresh -> {
                fresh.setKeyStore(keys);
                fresh.setTrustStore(authorities.isEmpty() ? null : trusted);
                factory.setWantClientAuth(!authorities.isEmpty());
            });
        } catch (Exception e) { // what reload declares
            throw new IOException(
                    "The certificate could not be put to use; the listener goes on with the one before", e);
        }
    }

    private static void trust(SslContextFactory.Server factory, List<X509Certificate> authorities) throws IOException {
        if (!authorities.isEmpty()) {
            factory.setTrustStore(certificates(authorities));
            factory.setWantClientAuth(true);
        }
    }

    private static KeyStore keys(ServerCertificate certificate) throws IOException {
        try {
            prove(certificate);
            KeyStore store = empty();
            Certificate[] chain = certificate.chain().toArray(Certificate[]::new);
            store.setKeyEntry("registry", certificate.key(), PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("The server's certificate and key can't be used for TLS", e);
        }
    }

    /** Java takes a key that is not the certificate's without a word, and then fails at every handshake. */
    private static void prove(ServerCertificate certificate) throws GeneralSecurityException {
        String algorithm =
                switch (certificate.key().getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> certificate.key().getAlgorithm(); // Ed25519 and its kin sign under their own name
                };
        byte[] probe = certificate.chain().get(0).getSignature();
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(certificate.key());
        signer.update(probe);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(certificate.chain().get(0).getPublicKey());
        verifier.update(probe);
        if (!verifier.verify(signature)) {
            throw new KeyException("The private key is not that of the certificate");
        }
    }

    private static KeyStore certificates(List<X509Certificate> authorities) throws IOException {
        try {
            KeyStore store = empty();
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("The authorities of client certificates can't be used for TLS", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

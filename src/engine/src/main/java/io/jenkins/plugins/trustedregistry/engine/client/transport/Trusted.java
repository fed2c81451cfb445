// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom a connection trusts: the authorities that Java knows, and more if some are named. */
public final class Trusted {
    private Trusted() {}

    /** @param authorities certificates in PEM, one after the other; empty for none beside Java's own */
    public static SSLContext with(String authorities) throws ClientException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {managers(authorities)}, null);
            return context;
        } catch (CertificateException e) {
            throw new ClientException("The registry's authority is no certificate in PEM. Give everything from"
                    + " -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java can't make TLS connections", e);
        }
    }

    private static X509TrustManager managers(String authorities) throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        List<X509Certificate> all = new ArrayList<>(Arrays.asList(manager(null).getAcceptedIssuers()));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        byte[] pem = authorities.strip().getBytes(StandardCharsets.UTF_8);
        for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(pem))) {
            all.add((X509Certificate) each);
        }
        for (int i = 0; i < all.size(); i++) {
            known.setCertificateEntry("authority-" + i, all.get(i));
        }
        return manager(known);
    }

    private static X509TrustManager manager(@org.jspecify.annotations.Nullable KeyStore known)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(known);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}

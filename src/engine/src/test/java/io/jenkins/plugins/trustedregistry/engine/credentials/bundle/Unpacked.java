// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What is in a bundle's zip. */
public final class Unpacked {

    private Unpacked() {}

    /** Names and texts in the order of the zip. */
    public static Map<String, String> files(byte[] zip) {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    public static X509Certificate certificate(byte[] zip) {
        byte[] pem = files(zip).get("cert.pem").getBytes(StandardCharsets.US_ASCII);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code user:token}, as docker reads it from config.json. */
    public static String login(byte[] zip) {
        try {
            JsonNode auths =
                    new ObjectMapper().readTree(files(zip).get("config.json")).get("auths");
            String encoded = auths.elements().next().get("auth").asText();
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Bundles for tests, as the registry makes them. */
public final class Zips {
    static final Instant END = Instant.parse("2030-01-02T03:04:05Z");

    private Zips() {}

    /** The files of a good bundle with an engine. */
    public static Map<String, String> files(String algorithm) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        X500Name name = new X500Name("CN=nigelpoulton");
        byte[] certificate = new X509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(END.minusSeconds(86_400)),
                        Date.from(END),
                        name,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                .build(new JcaContentSignerBuilder("SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm))
                        .build(pair.getPrivate()))
                .getEncoded();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("ca.pem", pem("CERTIFICATE", certificate));
        files.put("cert.pem", pem("CERTIFICATE", certificate));
        files.put("key.pem", pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        files.put("env.sh", "export DOCKER_HOST='tcp://engine.example.com:2376';\n");
        files.put("config.json", config("registry.example.com:5000", "nigelpoulton:trb_secret"));
        return files;
    }

    static String config(String registry, String login) {
        String auth = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return "{\"auths\": {\"" + registry + "\": {\"auth\": \"" + auth + "\"}}}";
    }

    public static byte[] zip(Map<String, String> files) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String pem(String kind, byte[] content) throws Exception {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(kind, content));
        }
        return text.toString();
    }
}

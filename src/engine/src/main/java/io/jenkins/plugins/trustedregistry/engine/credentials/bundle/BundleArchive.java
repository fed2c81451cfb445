// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The zip of a client bundle:
 *
 * <pre>
 *   ca.pem cert.pem key.pem             what docker looks for in DOCKER_CERT_PATH
 *   env.sh env.cmd env.ps1              point the docker client here
 *   config.json                         logged in to the registry
 *   certs.d/HOST:PORT/ca.crt client.cert client.key    to be copied into /etc/docker/certs.d or /etc/containers/certs.d
 * </pre>
 *
 * <p>What is secret has mode 0600 when it is unpacked. Entries are in UTC, as zip knows no time zone.
 */
final class BundleArchive {
    private static final int OPEN = 0644;
    private static final int SECRET = 0600;

    private BundleArchive() {}

    static byte[] of(BundleContent content, Instant time) {
        Map<String, Integer> modes = new LinkedHashMap<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files(content).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                modes.put(file.getKey(), isSecret(file.getKey()) ? SECRET : OPEN);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // can't be: it is all in memory
        }
        return ZipModes.set(bytes.toByteArray(), modes);
    }

    private static boolean isSecret(String name) {
        return name.endsWith("key.pem") || name.endsWith("client.key") || name.equals("config.json");
    }

    private static Map<String, String> files(BundleContent content) {
        KeyedCertificate certificate = content.certificate();
        String leaf = certificate.leafPem();
        String key = certificate.keyPem();
        EnvScripts scripts = new EnvScripts(content.target());
        String folder = "certs.d/" + content.target().registry() + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("ca.pem", content.authorityPem());
        files.put("cert.pem", leaf);
        files.put("key.pem", key);
        files.put("env.sh", scripts.sh());
        files.put("env.cmd", scripts.cmd());
        files.put("env.ps1", scripts.powerShell());
        files.put("config.json", dockerConfiguration(content));
        files.put(folder + "ca.crt", content.authorityPem());
        files.put(folder + "client.cert", leaf);
        files.put(folder + "client.key", key);
        return files;
    }

    private static String dockerConfiguration(BundleContent content) {
        String login = content.owner() + ":" + content.token().text();
        Map<String, Object> auth =
                Map.of("auth", Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        try {
            return new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(
                                    Map.of("auths", Map.of(content.target().registry(), auth)))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // can't be: it is all text
        }
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client bundle as it was read from its zip; checked once, here: the files are there, the key fits the certificate, the configuration
 * has one login.
 */
record UploadedBundle(
        String authorityPem,
        String certificatePem,
        String keyPem,
        Optional<String> dockerHost,
        DockerLogin login,
        String configJson,
        String subject,
        Instant expiresAt)
        implements RegistryBundle {
    private static final Pattern ENGINE = Pattern.compile("DOCKER_HOST=['\"]?(tcp://[A-Za-z0-9._:\\[\\]-]+)");

    /** @throws InvalidBundleException with a sentence that says what is wrong */
    static UploadedBundle read(byte[] zip) {
        Map<String, String> files = BundleZip.files(zip);
        String config = file(files, "config.json");
        BundleKeys keys = BundleKeys.read(file(files, "ca.pem"), file(files, "cert.pem"), file(files, "key.pem"));
        Matcher engine = ENGINE.matcher(files.getOrDefault("env.sh", ""));
        return new UploadedBundle(
                files.get("ca.pem"),
                files.get("cert.pem"),
                keys.keyPem(),
                engine.find() ? Optional.of(engine.group(1)) : Optional.empty(),
                DockerLogin.read(config),
                config,
                keys.subject(),
                keys.expiresAt());
    }

    private static String file(Map<String, String> files, String name) {
        String text = files.get(name);
        if (text == null || text.isBlank()) {
            throw new InvalidBundleException("This zip has no " + name + ", so it is no client bundle of a registry."
                    + " Download one in Trusted Registry > My profile.");
        }
        return text;
    }

    @Override
    public String registry() {
        return login.registry();
    }

    @Override
    public String user() {
        return login.user();
    }

    @Override
    public String password() {
        return login.password();
    }

    @Override
    public String toString() {
        return "UploadedBundle[" + subject + " at " + registry() + ", until " + expiresAt + "]";
    }
}

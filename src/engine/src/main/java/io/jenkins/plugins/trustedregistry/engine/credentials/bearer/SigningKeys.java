// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys that bearer tokens are signed with, in one file, {@code token-keys.json}: a JSON Web Key Set with the newest key
 * first, and the registry's own name as issuer. The newest signs; those before it go on checking until every token they signed
 * is over.
 */
public final class SigningKeys {
    /** More than any token lives, clocks that differ included. */
    private static final Duration KEEP_RETIRED = Duration.ofHours(2);

    private static final String REGISTRY = "registry";

    private final PrivateFile file;
    private final InstantSource clock;
    private final SecureRandom random;
    private final String registry;
    private final Object rotation = new Object();
    private volatile List<SigningKey> keys;

    private SigningKeys(
            PrivateFile file, InstantSource clock, SecureRandom random, String registry, List<SigningKey> keys) {
        this.file = file;
        this.clock = clock;
        this.random = random;
        this.registry = registry;
        this.keys = List.copyOf(keys);
    }

    /**
     * The keys in this folder; the file is made when it is missing.
     *
     * @throws UncheckedIOException when the file can't be read or written, or is damaged
     */
    public static SigningKeys open(Path folder, InstantSource clock, SecureRandom random) {
        Path path = folder.resolve("token-keys.json");
        PrivateFile file = new PrivateFile(path);
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            String registry = "trusted-registry-" + new UUID(random.nextLong(), random.nextLong());
            SigningKeys made = new SigningKeys(file, clock, random, registry, List.of());
            made.rotate();
            return made;
        }
        try {
            JWKSet set = JWKSet.parse(text.get());
            List<SigningKey> keys = new ArrayList<>();
            for (JWK key : set.getKeys()) {
                keys.add(new SigningKey(key.toECKey()));
            }
            if (keys.isEmpty() || !(set.getAdditionalMembers().get(REGISTRY) instanceof String registry)) {
                throw new ParseException("keys or name are missing", 0);
            }
            return new SigningKeys(file, clock, random, registry, keys);
        } catch (ParseException | JOSEException | RuntimeException e) { // Nimbus throws what it likes at odd JSON
            throw new UncheckedIOException(
                    "The key file " + path
                            + " is damaged: restore it from a backup, or move it away, which ends all bearer tokens.",
                    new IOException(e));
        }
    }

    /** A new key signs from now on. Nobody is logged out. */
    public void rotate() {
        synchronized (rotation) {
            addNewest();
        }
    }

    private void addNewest() {
        Instant now = clock.instant();
        List<SigningKey> next = new ArrayList<>();
        next.add(SigningKey.generate(now, random));
        Instant retired = now;
        for (SigningKey key : keys) {
            if (retired.plus(KEEP_RETIRED).isAfter(now)) {
                next.add(key);
            }
            retired = key.madeAt();
        }
        List<JWK> stored = next.stream().<JWK>map(SigningKey::jwk).toList();
        file.write(new JWKSet(stored, Map.of(REGISTRY, registry)).toString(false));
        keys = List.copyOf(next);
    }

    /** Issuer and first audience of every token. */
    String registry() {
        return registry;
    }

    SigningKey newest() {
        return keys.get(0);
    }

    /** The key whose tokens begin like this. */
    Optional<SigningKey> byHeader(String header) {
        return keys.stream().filter(key -> key.header().equals(header)).findFirst();
    }
}

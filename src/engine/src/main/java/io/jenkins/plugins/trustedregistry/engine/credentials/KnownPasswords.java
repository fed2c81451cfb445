// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that a directory found right less than a minute ago. Docker shows the password with each token it fetches, and a good
 * password hash takes a tenth of a second. Only a keyed hash is kept, and its key is never written anywhere. Whether the account
 * still is one must be asked each time.
 */
final class KnownPasswords {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final int MOST = 1_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final InstantSource clock;
    private final SecretKeySpec key;
    private final Map<ByteBuffer, Known> known = new LinkedHashMap<>();

    KnownPasswords(InstantSource clock, SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.clock = clock;
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    private record Known(String person, Instant begin) {
        /** A clock that was set back ends it too: a password must not be known for longer than its minute. */
        boolean isOver(Instant now) {
            return now.isBefore(begin) || !now.isBefore(begin.plus(LIFETIME));
        }
    }

    /** The name of the person whose user name and password these are. */
    Optional<String> find(String user, String password) {
        ByteBuffer hash = hash(user, password);
        Instant now = clock.instant();
        synchronized (known) {
            return Optional.ofNullable(known.get(hash))
                    .filter(each -> !each.isOver(now))
                    .map(Known::person);
        }
    }

    void remember(String user, String password, String person) {
        ByteBuffer hash = hash(user, password);
        Instant now = clock.instant();
        synchronized (known) {
            known.remove(hash); // so that it goes to the end of the line
            dropOldest(now);
            known.put(hash, new Known(person, now));
        }
    }

    private void dropOldest(Instant now) {
        Iterator<Known> oldest = known.values().iterator();
        while (oldest.hasNext()) {
            if (!oldest.next().isOver(now) && known.size() < MOST) {
                return;
            }
            oldest.remove();
        }
    }

    /** Forgets a person's passwords. */
    void forget(String person) {
        synchronized (known) {
            known.values().removeIf(each -> each.person().equals(person));
        }
    }

    private ByteBuffer hash(String user, String password) {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, name.length));
            mac.update(name);
            return ByteBuffer.wrap(mac.doFinal(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM + ", which every Java must have.", e);
        }
    }
}

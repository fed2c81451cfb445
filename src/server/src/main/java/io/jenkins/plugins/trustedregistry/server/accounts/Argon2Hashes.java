// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Argon2id with 19 MiB of memory, two passes, one lane, 16 bytes of salt and 32 bytes of hash (the first of the settings that
 * OWASP recommends). A hash in PHC form carries its settings, so older ones stay valid when these change.
 *
 * <p>Each computation takes its memory from the heap, so only as many run at once as there are processors; others wait in line.
 */
public final class Argon2Hashes implements PasswordHashes {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore computing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final SecureRandom random;

    public Argon2Hashes(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String hash(String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return computed(() -> argon2.hash(bytes(password), salt).getResult());
    }

    @Override
    public boolean matches(String password, String hash) {
        return computed(() -> Argon2Function.getInstanceFromHash(hash).check(bytes(password), bytes(hash)));
    }

    /** Random bytes in the form of a hash. */
    @Override
    public String nobodys() {
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        argon2.getVersion(), MEMORY_KIB, PASSES, LANES, randomText(SALT_BYTES), randomText(HASH_BYTES));
    }

    private String randomText(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(randomBytes(bytes));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T computed(Supplier<T> computation) {
        computing.acquireUninterruptibly();
        try {
            return computation.get();
        } finally {
            computing.release();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SecretBox;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Seals passwords, and opens them for a call to the other registry, with the key in {@code mirrors.key}. */
public final class MirrorPasswords {
    private final SecretBox box;

    /**
     * @param keys the folder of keys
     * @throws java.io.UncheckedIOException when the key file can't be read or written
     */
    public MirrorPasswords(Path keys, SecureRandom random) {
        box = SecretBox.open(keys, "mirror", random);
    }

    /** @param mirror the id of the mirror it is for */
    public SealedPassword seal(RemotePassword password, String mirror) {
        return new SealedPassword(box.close(password.text(), mirror));
    }

    /**
     * The password of a mirror; empty when it has none.
     *
     * @throws IllegalStateException with a sentence when the key is another one than it was sealed with
     */
    public Optional<RemotePassword> open(Mirror mirror) {
        return mirror.password().map(kept -> new RemotePassword(box.open(kept.text(), mirror.id())));
    }
}

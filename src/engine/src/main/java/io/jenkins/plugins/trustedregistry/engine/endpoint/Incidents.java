// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a fault of the server into the log under a short id, the only thing about it that a client is told. */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    // Crockford's base 32: nothing that is misread when somebody dictates it.
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 8;

    private final RandomGenerator random;

    public Incidents(RandomGenerator random) {
        this.random = random;
    }

    /** Logs the cause once and returns the id under which it stands there. */
    public String report(String method, String path, Throwable cause) {
        String id = id();
        LOG.error("Incident {}: {} {} failed", id, Shown.of(method), Shown.of(path), cause);
        return id;
    }

    /** A fresh id. */
    public String id() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Client bundles: certificates with everything a docker client needs beside them, in a zip. */
public interface ClientBundles {

    /**
     * Makes a bundle.
     *
     * @param lifetime 1 to 825 days
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException NAME_INVALID with status
     *     400 for a name or a lifetime that can't be, with 409 when the owner has too many bundles
     */
    Created create(String owner, String name, Duration lifetime, BundleTarget target);

    Optional<ClientBundle> find(String id);

    /** At most {@code limit} of the owner's bundles whose ids come after {@code after} (empty text: from the start), oldest first. */
    List<ClientBundle> list(String owner, String after, int limit);

    /** Ends a bundle for good: certificate and access token. It stays in the list for 90 days. False when there is none. */
    boolean revoke(String id);

    /** A bundle with the bytes of its zip, which are nowhere else: they hold the private key. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Created(ClientBundle bundle, byte[] zip) {
        @Override
        public String toString() {
            return "Created[" + bundle + "]";
        }
    }
}

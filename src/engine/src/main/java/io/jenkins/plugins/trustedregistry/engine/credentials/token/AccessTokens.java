// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.token;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Personal access tokens: several per user, each with a name, a scope and perhaps an end. */
public interface AccessTokens {

    /**
     * Makes a token. Names are unique per owner.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException NAME_INVALID with status
     *     400 for a name or an end that can't be, with 409 when the owner has a token of that name or too many tokens
     */
    Created create(String owner, String name, AccessScope scope, Optional<Instant> expiresAt);

    Optional<AccessToken> find(String id);

    /** At most {@code limit} of the owner's tokens whose ids come after {@code after} (empty text: from the start), oldest first. */
    List<AccessToken> list(String owner, String after, int limit);

    /**
     * Renames, activates or deactivates; false when it is gone.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException as {@link #create}
     */
    boolean update(String id, String name, boolean active);

    /** False when it was not there. */
    boolean delete(String id);

    /** A new token with its secret, which is nowhere else. */
    record Created(AccessToken token, Secret secret) {}
}

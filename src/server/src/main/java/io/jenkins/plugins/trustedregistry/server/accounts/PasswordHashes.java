// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

/** Makes and checks password hashes. Safe for many threads; slow on purpose. */
public interface PasswordHashes {

    /** A new hash with its own salt, which says itself how it was made. */
    String hash(String password);

    /** Whether the hash is of this password; costs the same whether it is or not. */
    boolean matches(String password, String hash);
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

/** Makes and checks password hashes. Safe for many threads; slow on purpose. */
public interface PasswordHashes {

    /** A new hash with its own salt, which says itself how it was made. */
    String hash(String password);

    /** Whether the hash is of this password; costs the same whether it is or not. */
    boolean matches(String password, String hash);

    /** A hash of no password at all, to be compared with in place of one that is missing; costs what any other does. */
    String nobodys();
}

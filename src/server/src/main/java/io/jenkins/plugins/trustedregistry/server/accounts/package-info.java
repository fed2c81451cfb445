// SPDX-License-Identifier: MIT
/**
 * The people of a standalone server: accounts with a password in its own database.
 *
 * <p>{@link io.jenkins.plugins.trustedregistry.server.accounts.LocalAccounts} is the directory that the engine is lent; the same
 * object makes, changes and removes accounts, for the API under {@code /api/v1/accounts} and for the users a settings file names.
 * Passwords are kept as Argon2id hashes only, and an unknown name costs as much time as a wrong password.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.accounts;

import org.jspecify.annotations.NullMarked;

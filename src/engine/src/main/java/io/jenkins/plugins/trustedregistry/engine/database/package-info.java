// SPDX-License-Identifier: MIT
/**
 * The one metadata database: opening it, bringing its schema up to date, and the two ways to use it.
 *
 * <p>Reads run side by side; writes run one after the other, each in a transaction that is on disk when the call returns (SQLite
 * in WAL mode with {@code synchronous=FULL}). Every table is made by a Flyway migration in {@code db/migration}; each migration
 * says which package owns its tables, and only that package names them in SQL.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.database;

import org.jspecify.annotations.NullMarked;

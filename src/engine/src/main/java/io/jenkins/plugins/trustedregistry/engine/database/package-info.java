// SPDX-License-Identifier: MIT
/**
 * The one metadata database: opening it, bringing its schema up to date, and the two ways to use it.
 *
 * <p>Reads run side by side; writes run one after the other, each in a transaction that is on disk when the call returns (SQLite
 * in WAL mode with {@code synchronous=FULL}; writers that queue up share a commit). Every table is made by a
 * Flyway migration in {@code db/migration}; each migration says which package owns its tables, and only that package names them
 * in SQL. What databases spell differently is a placeholder there: {@code ${identity}}, {@code ${text}}, {@code ${bytes}} (V1__catalog.sql explains them). Statements keep to
 * what SQLite and PostgreSQL both understand.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.database;

import org.jspecify.annotations.NullMarked;

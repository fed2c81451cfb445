// SPDX-License-Identifier: MIT
/**
 * The data on disk: one SQLite file for each source, built once and never changed, and a pointer that names the files of the newest
 * generation. Replacing a source means one new file and a new pointer; who holds an older generation goes on reading its files, which
 * are removed when nobody does.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import org.jspecify.annotations.NullMarked;

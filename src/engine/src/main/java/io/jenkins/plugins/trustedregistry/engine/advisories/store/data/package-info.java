// SPDX-License-Identifier: MIT
/**
 * One data file: the SQLite file of a source, its tables, how it is written once, sorted and packed, and how it is read. What belongs
 * together of several files, and which are in force, is the business of the package above.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/**
 * Records in OSV's format (schema 1.x), as far as they say which packages are affected and how bad it is: read in one pass, without
 * holding what is not needed, and judged as the schema's evaluation algorithm says. What a record holds beside is skipped.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import org.jspecify.annotations.NullMarked;

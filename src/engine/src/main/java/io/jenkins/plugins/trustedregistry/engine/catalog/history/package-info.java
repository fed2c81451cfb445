// SPDX-License-Identifier: MIT
/**
 * Where tags have pointed: every movement of a tag, written in the transaction that moves it.
 *
 * <p>It is what a rollback chooses from, and what keeps a manifest that a tag has just left from being collected.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.catalog.history;

import org.jspecify.annotations.NullMarked;

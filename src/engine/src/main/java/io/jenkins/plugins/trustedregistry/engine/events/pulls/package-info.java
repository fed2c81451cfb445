// SPDX-License-Identifier: MIT
/**
 * How often and when each tag and manifest was pulled last, without a write per pull: pulls are added up in memory and written
 * every half minute, all in one transaction, and at the end. A crash loses the pulls of at most that half minute.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.events.pulls;

import org.jspecify.annotations.NullMarked;

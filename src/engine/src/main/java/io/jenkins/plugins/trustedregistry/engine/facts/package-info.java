// SPDX-License-Identifier: MIT
/**
 * Gathers what criteria look at: from the catalog, the scans, the counted pulls, the gates, the evidence that hosts leave and what they
 * say their builds are worth. Only what a rule's criteria need is asked for. Promotion and pruning share it.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.facts;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/**
 * Who is let in to the distribution API, and how a refusal is worded: the checks that stand in its route table, the challenge that
 * sends a client to the token endpoint, and the specification's error JSON.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import org.jspecify.annotations.NullMarked;

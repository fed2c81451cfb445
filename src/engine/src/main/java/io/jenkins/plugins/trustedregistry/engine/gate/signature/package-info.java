// SPDX-License-Identifier: MIT
/**
 * Signatures of images as cosign makes them, verified against keys that the administrator named: signatures below a tag and as
 * referrers, and bundles of sigstore with a statement in an envelope.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.signature;

import org.jspecify.annotations.NullMarked;

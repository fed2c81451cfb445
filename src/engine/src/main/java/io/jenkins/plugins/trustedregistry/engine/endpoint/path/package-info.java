// SPDX-License-Identifier: MIT
/**
 * Addresses: paths cut and decoded once, templates that match them, query strings.
 *
 * <p>An encoded slash is never a separator, dot segments are refused and nothing is normalised, so that what a check has looked at is
 * what the endpoint sees.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.endpoint.path;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/**
 * Errors of our own APIs as RFC 9457 problem documents. The distribution API has the format of its specification instead.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.endpoint.problem;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/**
 * The token endpoint that the challenge of the distribution API names (Docker's token specification: GET, and POST in the
 * manner of OAuth 2).
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.distribution.token;

import org.jspecify.annotations.NullMarked;

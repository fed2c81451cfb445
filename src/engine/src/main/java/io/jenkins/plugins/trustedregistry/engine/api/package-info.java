// SPDX-License-Identifier: MIT
/**
 * The management API under {@code /api/v1}: small endpoint objects, one route table, JSON in and out, cursor pages, RFC 9457
 * problems, and the OpenAPI description a test compares with the routes.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api;

import org.jspecify.annotations.NullMarked;

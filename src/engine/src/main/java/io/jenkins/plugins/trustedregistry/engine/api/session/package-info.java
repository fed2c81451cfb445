// SPDX-License-Identifier: MIT
/**
 * Signing in and out at the registry's own pages, and telling who calls by the cookie that a browser got for it. Nothing but the
 * management API takes that cookie; {@code docs/decisions/0068} says how it is kept from being misused.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.session;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** What belongs to the caller; whose tokens and bundles a call may touch is decided by {@link io.jenkins.plugins.trustedregistry.engine.api.common.Owner}. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.own;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** Promotion: by hand, and the rules of repositories with what came of them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import org.jspecify.annotations.NullMarked;

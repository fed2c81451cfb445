// SPDX-License-Identifier: MIT
/** The rules of repositories: which tags go where, on whose rights. Values, their table, and who may make one. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.promotion.rule;

import org.jspecify.annotations.NullMarked;

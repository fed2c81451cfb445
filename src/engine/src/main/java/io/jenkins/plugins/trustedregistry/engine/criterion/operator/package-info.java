// SPDX-License-Identifier: MIT
/**
 * How criteria compare: texts ({@link io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextTest}), numbers ({@link
 * io.jenkins.plugins.trustedregistry.engine.criterion.operator.NumberTest}) and times ({@link
 * io.jenkins.plugins.trustedregistry.engine.criterion.operator.Moment}). Each is parsed from what people write and gives it back.
 * Regular expressions are RE2's, whose time grows with the text and not with the cleverness of the expression.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.criterion.operator;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** What a policy may ask of an image: one class for each rule, all of one shape ({@code Rule}). Pure functions of a subject. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import org.jspecify.annotations.NullMarked;

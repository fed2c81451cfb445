// SPDX-License-Identifier: MIT
/** What a gate judges, as values: an image with everything the rules may ask about it. No I/O. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

import org.jspecify.annotations.NullMarked;

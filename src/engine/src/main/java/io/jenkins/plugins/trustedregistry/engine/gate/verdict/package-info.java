// SPDX-License-Identifier: MIT
/** Verdicts, and the pure function that comes to one out of a subject, the policies and what is waived. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import org.jspecify.annotations.NullMarked;

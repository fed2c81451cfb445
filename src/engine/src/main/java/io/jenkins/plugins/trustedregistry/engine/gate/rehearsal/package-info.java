// SPDX-License-Identifier: MIT
/** What a policy would do to images that are there, before it holds. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.rehearsal;

import org.jspecify.annotations.NullMarked;

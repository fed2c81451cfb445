// SPDX-License-Identifier: MIT
/** Waiting for the verdict of an image whose scan has not ended. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.waiting;

import org.jspecify.annotations.NullMarked;

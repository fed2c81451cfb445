// SPDX-License-Identifier: MIT
/** Public keys that an administrator names. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.key;

import org.jspecify.annotations.NullMarked;

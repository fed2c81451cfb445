// SPDX-License-Identifier: MIT
/** Images that are not in the registry, judged before they come into it. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.outside;

import org.jspecify.annotations.NullMarked;

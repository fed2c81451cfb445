// SPDX-License-Identifier: MIT
/** VEX documents that were pushed beside images by people whom the settings trust. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.attached;

import org.jspecify.annotations.NullMarked;

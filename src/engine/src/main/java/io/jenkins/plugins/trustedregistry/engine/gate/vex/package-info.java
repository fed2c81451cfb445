// SPDX-License-Identifier: MIT
/** VEX documents, OpenVEX and CycloneDX: what their authors say does not count. No I/O. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import org.jspecify.annotations.NullMarked;

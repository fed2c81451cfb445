// SPDX-License-Identifier: MIT
/** The part of the management API that is about gates: policies, exceptions, VEX documents, verdicts, rehearsals. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** Commands about gates: policies, exceptions, VEX documents, verdicts, rehearsals. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.gate;

import org.jspecify.annotations.NullMarked;

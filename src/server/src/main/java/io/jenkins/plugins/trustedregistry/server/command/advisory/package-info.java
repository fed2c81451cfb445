// SPDX-License-Identifier: MIT
/** Commands about the data about vulnerabilities. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.advisory;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/** What every command has in common: where the registry is, the terminal, options, output as text and JSON. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.common;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/**
 * The command line. Each file is one group of commands; a command turns its arguments into calls of the management API and prints
 * what comes back, as a table for people or as JSON for programs. Standard output holds nothing but the result; notes, questions
 * and refusals go to standard error.
 *
 * <p>What a command needs from outside (environment, terminal, servers, homes) comes through {@link
 * io.jenkins.plugins.trustedregistry.server.command.Surroundings}, so that tests give it something else.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/**
 * Which registry a step talks to, and as whom: what its parameters say, else the block around it, else the registry of this Jenkins, to
 * which the running build proves itself. The files that a block leaves for docker and its kin are written and removed here.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.login;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: MIT
/**
 * What Jenkins knows of a run, for the registry's statements of where images come from. All of it is taken from the run: nothing from its
 * environment, its log or its agent.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.provenance;

import org.jspecify.annotations.NullMarked;
